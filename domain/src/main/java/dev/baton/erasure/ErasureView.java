package dev.baton.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as people see it.
 *
 * @param requestedBy {@code person:mara}
 * @param subject whom it is about; null once it is answered, for then nobody knows
 * @param record the lead or contact it began with, as {@code lead:0199...}
 * @param dueAt when the law wants it answered (Art. 12 (3))
 * @param keepUntil until when something is kept; null when nothing is, or nobody can say
 */
public record ErasureView(
        ErasureId id,
        String channel,
        String requestedBy,
        Instant receivedAt,
        Instant dueAt,
        ErasureState state,
        boolean dispute,
        @Nullable ErasureOutcome proposal,
        @Nullable ErasureOutcome outcome,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionNote,
        @Nullable Instant erasedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant answeredAt,
        @Nullable LocalDate keepUntil,
        @Nullable String subject,
        @Nullable String record,
        List<Finding> findings,
        long version) {
    public String reference() {
        return id.reference();
    }

    public boolean isAnswered() {
        return state == ErasureState.ANSWERED;
    }

    public boolean isOverdue(Instant now) {
        return reportedAt == null && now.isAfter(dueAt);
    }
}
