package dev.baton.ticket;

import dev.baton.sla.ClockKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal of a ticket's clocks.
 *
 * @param round which clock of its kind
 * @param consumed working time used up by then
 * @param actor who did it, as the audit trail says it
 */
public record ClockEntry(
        Instant at,
        ClockKind kind,
        int round,
        ClockEvent event,
        String reason,
        @Nullable Instant dueBefore,
        @Nullable Instant dueAfter,
        Duration consumed,
        String actor) {

    /** The same line as somebody reads it whose language is another. */
    public ClockEntry because(String otherReason) {
        return new ClockEntry(at, kind, round, event, otherReason, dueBefore, dueAfter, consumed, actor);
    }
}
