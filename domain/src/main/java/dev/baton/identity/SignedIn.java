package dev.baton.identity;

import dev.baton.tenant.Actor;
import dev.baton.tenant.TenantId;
import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Somebody who proved who they are: a person, or a machine with an API key. The one principal type of pages, API and
 * engine, whatever the sign-in was.
 *
 * @param login unique in the tenant; also the engine's user id
 * @param machine true for an API key
 * @param teams keys of the team groups ({@code sales-sdr}), the candidate groups of user tasks
 */
public record SignedIn(String login, String name, UUID tenantValue, Set<Role> roles, Set<String> teams, boolean machine)
        implements Principal, Serializable {

    public SignedIn {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
    }

    public TenantId tenant() {
        return new TenantId(tenantValue);
    }

    public Actor actor() {
        return machine ? Actor.apiKey(login) : Actor.person(login);
    }

    public boolean is(Role... any) {
        for (var role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the roles includes that right. */
    public boolean may(Right right) {
        return roles.stream().anyMatch(right::isOf);
    }

    /** Teams and roles ({@link Role#group()}) as the engine's groups, in order. */
    public Set<String> groups() {
        var groups = new TreeSet<String>();
        // No token makes a role of a team: what looks like a role's group is none.
        teams.stream().filter(team -> !team.contains(":")).forEach(groups::add);
        roles.forEach(role -> groups.add(role.group()));
        return groups;
    }

    @Override
    public String getName() {
        return login;
    }
}
