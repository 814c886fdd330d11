package dev.baton.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that a message may be sent once more: by the next pass of its step, or at once where it was a dead
 * letter that its peer may have.
 *
 * @param actor who gave it
 * @param usedBy the line that it let through; null while it waits for its step
 * @param withdrawnAt when it was taken back; null while it holds
 */
public record Release(
        UUID id,
        String reason,
        String actor,
        Instant at,
        @Nullable UUID usedBy,
        @Nullable Instant withdrawnAt) {
    public boolean isOpen() {
        return usedBy == null && withdrawnAt == null;
    }
}
