package dev.baton.lead;

import dev.baton.identity.Masked;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of a list of leads. */
public record LeadRow(
        LeadId id,
        String title,
        String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        LeadChannel channel,
        LeadStatus status,
        @Nullable Grade grade,
        @Nullable Band band,
        @Nullable Integer score,
        @Nullable String queue,
        @Nullable String ownerLogin,
        @Nullable String ownerName,
        @Nullable Instant firstTouchDueAt,
        Instant receivedAt) {

    /** The same for somebody who may not read personal data. */
    LeadRow masked() {
        return new LeadRow(
                id,
                title.equals(phone) ? Masked.HIDDEN : Masked.personal(title),
                companyName,
                email == null ? null : Masked.emails(email),
                Masked.phone(phone),
                country,
                channel,
                status,
                grade,
                band,
                score,
                queue,
                ownerLogin,
                ownerName,
                firstTouchDueAt,
                receivedAt);
    }
}
