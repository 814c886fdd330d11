package dev.baton.web.api;

import dev.baton.identity.SignedIn;
import dev.baton.signin.CurrentPerson;
import org.springframework.security.access.AccessDeniedException;

/** Whoever makes the current request of the API. */
final class Caller {
    static SignedIn required() {
        return CurrentPerson.find().orElseThrow(() -> new AccessDeniedException("Nobody is signed in"));
    }

    private Caller() {}
}
