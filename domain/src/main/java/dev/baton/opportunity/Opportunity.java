package dev.baton.opportunity;

import dev.baton.customer.CompanyId;
import dev.baton.customer.ContactId;
import dev.baton.lead.LeadId;
import dev.baton.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A chance to sell something, as it stands.
 *
 * @param withdrawnAt when the conversion that opened it was taken back
 */
public record Opportunity(
        OpportunityId id,
        @Nullable LeadId lead,
        CompanyId company,
        @Nullable ContactId contact,
        String name,
        Stage stage,
        @Nullable Money amount,
        @Nullable LocalDate closeOn,
        @Nullable PersonId owner,
        Instant openedAt,
        @Nullable Instant withdrawnAt,
        long version) {}
