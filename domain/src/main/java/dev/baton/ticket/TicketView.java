package dev.baton.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.identity.Masked;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, all of it but its conversation.
 *
 * @param assignee login of whoever has it
 * @param customerKey what its customer opens it with, which no answer tells; empty for those who may not know it
 * @param clocks oldest first
 * @param participants addresses of others who take part
 */
public record TicketView(
        TicketId id,
        long version,
        long number,
        String subject,
        TicketStatus status,
        TicketChannel channel,
        Priority priority,
        Topic topic,
        @Nullable String category,
        @Nullable String product,
        @Nullable Impact impact,
        @Nullable String team,
        int level,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable String requesterName,
        @Nullable String requesterEmail,
        @Nullable String requesterPhone,
        String language,
        SupportTier tier,
        boolean vip,
        @Nullable UUID contact,
        @Nullable UUID company,
        @Nullable String companyName,
        Set<String> participants,
        @Nullable String policy,
        int cycle,
        boolean incident,
        @Nullable TicketId incidentOf,
        @Nullable TicketId mergedInto,
        @Nullable TicketId followed,
        @Nullable TicketId splitFrom,
        boolean unreachable,
        @Nullable String resolution,
        @Nullable ResolvedBy resolvedBy,
        @Nullable String statusReason,
        Instant receivedAt,
        Instant lastCustomerAt,
        @Nullable Instant firstAnsweredAt,
        @Nullable Instant lastAnswerAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        List<ClockView> clocks,
        List<Surveys.Rating> ratings,
        @JsonIgnore String customerKey) {

    /** What people call it. */
    public String title() {
        return "#" + number + " " + subject;
    }

    /** How to call whoever asked. */
    public String requester() {
        if (requesterName != null) {
            return requesterName;
        }
        return requesterEmail != null ? requesterEmail : requesterPhone != null ? requesterPhone : "?";
    }

    /** When somebody last wrote; an answer begun before that has not seen it. */
    public Instant seenUntil() {
        return lastAnswerAt != null && lastAnswerAt.isAfter(lastCustomerAt) ? lastAnswerAt : lastCustomerAt;
    }

    TicketView maskedFor(SignedIn person) {
        if (person.may(Right.SEE_PERSONAL_DATA)) {
            return this;
        }
        return new TicketView(
                id,
                version,
                number,
                subject,
                status,
                channel,
                priority,
                topic,
                category,
                product,
                impact,
                team,
                level,
                assignee,
                assigneeName,
                requesterName,
                requesterEmail == null ? null : Masked.emails(requesterEmail),
                Masked.phone(requesterPhone),
                language,
                tier,
                vip,
                contact,
                company,
                companyName,
                Set.of(),
                policy,
                cycle,
                incident,
                incidentOf,
                mergedInto,
                followed,
                splitFrom,
                unreachable,
                resolution,
                resolvedBy,
                statusReason,
                receivedAt,
                lastCustomerAt,
                firstAnsweredAt,
                lastAnswerAt,
                resolvedAt,
                closedAt,
                clocks,
                ratings,
                "");
    }
}
