package dev.baton.signin;

import dev.baton.identity.SignedIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Finds out who makes the current request. */
public final class CurrentPerson {
    public static Optional<SignedIn> find() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<SignedIn> of(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        if (authentication.getPrincipal() instanceof SignedIn person) {
            return Optional.of(person);
        }
        if (authentication.getPrincipal() instanceof HasSignedIn known) {
            return Optional.of(known.signedIn());
        }
        if (authentication.getDetails() instanceof SignedIn person) {
            return Optional.of(person);
        }
        return Optional.empty();
    }

    private CurrentPerson() {}
}
