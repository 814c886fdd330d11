package dev.baton.web.settings;

import dev.baton.identity.Role;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The form that makes an API key.
 *
 * @param expiresAt the last day it works
 */
record ApiKeyForm(
        @Nullable String name,
        @Nullable Set<Role> roles,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate expiresAt) {

    public Set<Role> chosenRoles() {
        return roles == null ? Set.of() : roles;
    }
}
