package dev.baton.web;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import org.springframework.security.access.AccessDeniedException;

/** Refuses, with 403, what a person's roles do not include. */
public final class Rights {
    /** For whatever changes a record. */
    public static void requireWorker(SignedIn person) {
        require(person.mayWork());
    }

    /** Erasing a person's data cannot be taken back, so it is not everybody's. */
    public static boolean mayErase(SignedIn person) {
        return person.is(Role.ADMIN, Role.MANAGER);
    }

    public static void require(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("The person's roles do not include this");
        }
    }

    private Rights() {}
}
