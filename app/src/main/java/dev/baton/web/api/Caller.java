package dev.baton.web.api;

import dev.baton.identity.SignedIn;
import dev.baton.signin.CurrentPerson;
import org.springframework.security.access.AccessDeniedException;

/** Whoever makes the current request of the API. */
final class Caller {
    static SignedIn required() {
        return CurrentPerson.find().orElseThrow(() -> new AccessDeniedException("Nobody is signed in"));
    }

    /** The caller, who must be allowed to change records. */
    static SignedIn whoMayWork() {
        var caller = required();
        if (!caller.mayWork()) {
            throw new AccessDeniedException("The roles of this key or person only read");
        }
        return caller;
    }

    private Caller() {}
}
