package dev.baton.ticket;

import dev.baton.sla.ClockKind;
import dev.baton.sla.PauseReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock as people see it.
 *
 * @param left working time left; negative once the promise is broken
 * @param dueAt null while it stands
 */
public record ClockView(
        ClockKind kind,
        int round,
        String policy,
        String calendar,
        Duration target,
        Duration left,
        boolean running,
        @Nullable PauseReason pausedFor,
        @Nullable Instant dueAt,
        @Nullable Instant breachedAt,
        @Nullable Instant fulfilledAt) {

    /** How much of the promise is used up, in percent. */
    public long percent() {
        return 100 - Math.floorDiv(left.toSeconds() * 100, Math.max(1, target.toSeconds()));
    }
}
