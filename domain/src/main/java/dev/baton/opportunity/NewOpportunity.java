package dev.baton.opportunity;

import dev.baton.customer.CompanyId;
import dev.baton.customer.ContactId;
import dev.baton.lead.LeadId;
import dev.baton.people.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A chance to sell something.
 *
 * @param lead the lead it came from
 */
public record NewOpportunity(
        @Nullable LeadId lead,
        CompanyId company,
        @Nullable ContactId contact,
        String name,
        Stage stage,
        @Nullable Money amount,
        @Nullable LocalDate closeOn,
        @Nullable PersonId owner) {}
