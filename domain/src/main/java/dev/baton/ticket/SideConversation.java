package dev.baton.ticket;

import dev.baton.identity.Masked;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a vendor about a ticket.
 *
 * @param vendor their address; null once they are forgotten
 * @param endedBy {@code agent}, {@code ticket} or {@code silence}; null while it is open
 * @param returnReason why our letter came back; null if none did
 * @param waitingSince when we wrote last, other than to remind
 */
public record SideConversation(
        SideConversationId id,
        TicketId ticket,
        @Nullable String vendor,
        String subject,
        SideState state,
        @Nullable String endedBy,
        int reminders,
        @Nullable String returnReason,
        Instant openedAt,
        Instant waitingSince,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt) {
    public boolean isOpen() {
        return state != SideState.CLOSED;
    }

    SideConversation masked() {
        return new SideConversation(
                id,
                ticket,
                vendor == null ? null : Masked.emails(vendor),
                subject,
                state,
                endedBy,
                reminders,
                returnReason == null ? null : Masked.emails(returnReason),
                openedAt,
                waitingSince,
                answeredAt,
                closedAt);
    }
}
