package dev.baton.delegates.access;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/**
 * What a group may do with a resource, or with every resource of a kind: one row of the engine's table.
 *
 * @param group a role ({@code role:sales}) or a team ({@code sales-sdr})
 * @param resourceId {@code *} for every one
 */
record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {
    /** Begins the id of every row that was written from the declaration. */
    static final String OURS = "baton:";

    private static final int LONGEST_ID = 64;

    /** Their ids are made while the engine runs, so nobody can be granted a single one in advance. */
    private static final Set<Resources> ONLY_ALL = Set.of(
            Resources.TASK, Resources.PROCESS_INSTANCE, Resources.HISTORIC_TASK, Resources.HISTORIC_PROCESS_INSTANCE);

    Grant {
        permissions = Set.copyOf(permissions);
        if (id(group, resource, resourceId).length() > LONGEST_ID) {
            throw new IllegalArgumentException("The names of a grant are too long together: " + group + ", "
                    + resource.resourceName() + ", " + resourceId);
        }
        if (concernsOneOfMany(resource) && !resourceId.equals(Authorization.ANY)) {
            throw new IllegalArgumentException(
                    "%s can be granted for all ('*') only, not for '%s'".formatted(resource, resourceId));
        }
    }

    static boolean concernsOneOfMany(Resource resource) {
        return resource instanceof Resources known && ONLY_ALL.contains(known);
    }

    /** The id of its row; tells where the row comes from. */
    String id() {
        return id(group, resource, resourceId);
    }

    private static String id(String group, Resource resource, String resourceId) {
        return OURS + group + ":" + resource + ":" + resourceId;
    }

    /** The engine's way to keep a set of permissions. */
    int bits() {
        return row().getPermissions();
    }

    AuthorizationEntity row() {
        var row = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
        row.setId(id());
        row.setGroupId(group);
        row.setResource(resource);
        row.setResourceId(resourceId);
        permissions.forEach(row::addPermission);
        return row;
    }

    @Override
    public String toString() {
        var names = new TreeSet<String>();
        permissions.forEach(permission -> names.add(permission.getName()));
        return "%s may %s on %s %s".formatted(group, names, resource, resourceId);
    }
}
