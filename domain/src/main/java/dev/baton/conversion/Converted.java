package dev.baton.conversion;

import dev.baton.customer.CompanyId;
import dev.baton.customer.ContactId;
import dev.baton.lead.LeadId;
import dev.baton.opportunity.OpportunityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a lead became.
 *
 * @param undoUntil until when it can be taken back
 * @param undoneAt when it was
 */
public record Converted(
        LeadId lead,
        OpportunityId opportunity,
        CompanyId company,
        @Nullable ContactId contact,
        boolean companyCreated,
        boolean contactCreated,
        Instant convertedAt,
        Instant undoUntil,
        @Nullable Instant undoneAt) {}
