package dev.baton.delegates.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One visit of one element, as the engine's history has it. */
record Visit(
        String id,
        String instance,
        String activityId,
        String name,
        String type,

        @Nullable String assignee,
        Instant startedAt,
        @Nullable Instant endedAt,
        int state) {
    // The engine's numbers: 0 default, 1 scope complete, 2 cancelled.
    private static final int CANCELLED = 2;

    boolean isCancelled() {
        return state == CANCELLED;
    }
}
