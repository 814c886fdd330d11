package dev.baton.delegates.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.identity.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;

/** What {@code authorizations.yaml} says: who is granted what, and which lists Tasklist offers. */
record Declaration(List<Grant> grants, List<StoredFilter> filters) {
    Declaration {
        grants = List.copyOf(grants);
        filters = List.copyOf(filters);
        var ids = new HashSet<String>();
        for (var grant : grants) {
            if (!ids.add(grant.id())) {
                throw new IllegalArgumentException("Granted twice: " + grant);
            }
        }
    }

    /**
     * Reads a declaration.
     *
     * @throws IllegalArgumentException if it names a role, a resource or a permission that there is not
     */
    static Declaration read(Resource file) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(file);
        var all = yaml.getObject();
        if (all == null) {
            throw new IllegalArgumentException("Nothing is declared in " + file);
        }
        var grants = new ArrayList<Grant>();
        map(all.get("roles"), "roles").forEach((role, resources) -> collect(grants, group(role), resources));
        map(all.get("teams"), "teams").forEach((team, resources) -> collect(grants, team, resources));
        var filters = map(all.get("filters"), "filters").entrySet().stream()
                .map(filter -> filter(filter.getKey(), map(filter.getValue(), filter.getKey())))
                .toList();
        return new Declaration(grants, filters);
    }

    private static String group(String role) {
        return Role.find(role)
                .orElseThrow(() -> new IllegalArgumentException("There is no role '" + role + "'"))
                .group();
    }

    private static void collect(List<Grant> grants, String group, @Nullable Object resources) {
        map(resources, group)
                .forEach((resource, ids) -> map(ids, resource)
                        .forEach((id, permissions) -> grants.add(grant(group, resource, id, permissions))));
    }

    private static Grant grant(String group, String resource, String id, @Nullable Object permissions) {
        var kind = Arrays.stream(Resources.values())
                .filter(known -> known.name().equals(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Camunda knows no resource '" + resource + "'"));
        if (!(permissions instanceof List<?> names) || names.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s, %s %s: a list of permissions is missing".formatted(group, kind, id));
        }
        var found = new HashSet<Permission>();
        names.forEach(name -> found.add(permission(String.valueOf(name), kind)));
        return new Grant(group, kind, id, found);
    }

    private static Permission permission(String name, Resources resource) {
        var permission = ResourceTypeUtil.getPermissionByNameAndResourceType(name, resource.resourceType());
        if (!Arrays.asList(permission.getTypes()).contains(resource)) {
            throw new IllegalArgumentException("'%s' is nothing that can be permitted on %s".formatted(name, resource));
        }
        return permission;
    }

    private static StoredFilter filter(String key, Map<String, @Nullable Object> details) {
        if (!(details.get("name") instanceof String name)) {
            throw new IllegalArgumentException("The filter '" + key + "' has no name");
        }
        return new StoredFilter(
                key, name, json(map(details.get("query"), key)), json(map(details.get("properties"), key)));
    }

    private static String json(Map<String, @Nullable Object> values) {
        try {
            return new ObjectMapper().writeValueAsString(values);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + values, cause);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value, String where) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("'" + where + "' should have entries, not " + value);
    }
}
