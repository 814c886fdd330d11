package dev.baton.ticket;

import dev.baton.identity.Masked;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list.
 *
 * @param requester how to call whoever asked
 * @param dueAt when the next promise ends; null while none counts
 * @param breached whether a promise is broken that is not kept yet
 * @param expectedAt when it is solved in 85 of 100 cases, by what solved tickets took from the step that it is at; null
 *     where too few are known, and while its clock stands
 */
public record TicketRow(
        TicketId id,
        long number,
        String subject,
        String requester,
        @Nullable String company,
        TicketStatus status,
        Priority priority,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String assigneeName,
        TicketChannel channel,
        boolean incident,
        Instant receivedAt,
        Instant lastCustomerAt,
        @Nullable Instant dueAt,
        boolean breached,
        @Nullable Instant resolutionDueAt,
        @Nullable Instant expectedAt) {

    /** Whether it will probably be solved later than promised. */
    public boolean isAtRisk() {
        return !breached && expectedAt != null && resolutionDueAt != null && expectedAt.isAfter(resolutionDueAt);
    }

    TicketRow expectedAt(Instant expected) {
        return with(requester, expected);
    }

    TicketRow masked() {
        return with(Masked.personal(requester), expectedAt);
    }

    private TicketRow with(String shownRequester, @Nullable Instant expected) {
        return new TicketRow(
                id,
                number,
                subject,
                shownRequester,
                company,
                status,
                priority,
                team,
                assignee,
                assigneeName,
                channel,
                incident,
                receivedAt,
                lastCustomerAt,
                dueAt,
                breached,
                resolutionDueAt,
                expected);
    }
}
