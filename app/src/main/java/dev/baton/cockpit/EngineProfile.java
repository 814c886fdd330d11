package dev.baton.cockpit;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * What Camunda's web applications know of a person: groups, tenant, and which applications are theirs. Made anew for
 * every request, from what the sign-in says.
 */
record EngineProfile(SignedIn person, Set<String> applications) {
    static final String WELCOME = "welcome";

    private static final Map<String, Right> RIGHTS =
            Map.of("cockpit", Right.COCKPIT, "tasklist", Right.TASKLIST, "admin", Right.ENGINE_ADMIN);

    EngineProfile {
        applications = Set.copyOf(applications);
    }

    static EngineProfile of(SignedIn person) {
        var applications = new TreeSet<String>();
        RIGHTS.forEach((application, right) -> {
            if (person.may(right)) {
                applications.add(application);
            }
        });
        return new EngineProfile(person, applications);
    }

    static boolean isApplication(String name) {
        return RIGHTS.containsKey(name) || name.equals(WELCOME);
    }

    boolean isEmpty() {
        return applications.isEmpty();
    }

    boolean opens(String application) {
        return applications.contains(application) || (application.equals(WELCOME) && !isEmpty());
    }

    UserAuthentication authentication(String engine) {
        var authentication = new UserAuthentication(person.login(), engine);
        authentication.setGroupIds(new ArrayList<>(person.groups()));
        authentication.setTenantIds(new ArrayList<>(List.of(person.tenant().toString())));
        var opened = new TreeSet<>(applications);
        opened.add(WELCOME);
        authentication.setAuthorizedApps(opened);
        return authentication;
    }
}
