package dev.baton.apikey;

import dev.baton.identity.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of a machine, without its secret: that was shown once, when the key was made.
 *
 * @param prefix the first characters of the secret, by which its owner recognises it
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        Set<Role> roles,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    public boolean isValid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
