package dev.baton.lead;

import dev.baton.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What of a lead goes into a company, a contact and an opportunity. */
public record ConvertibleLead(
        LeadId id,
        LeadStatus status,
        String title,
        String firstName,
        String lastName,
        String companyName,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String companyDomain,
        @Nullable String jobTitle,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable PersonId owner,
        @Nullable Qualification qualification) {

    static ConvertibleLead of(Lead lead) {
        var known = lead.details();
        return new ConvertibleLead(
                lead.id(),
                lead.status(),
                lead.title(),
                known.firstName(),
                known.lastName(),
                known.companyName(),
                known.writtenEmail(),
                known.emailKey(),
                known.phone(),
                known.phoneE164(),
                known.companyDomain(),
                known.jobTitle(),
                known.country(),
                known.industry(),
                known.employees(),
                lead.assigned().owner(),
                lead.qualification());
    }
}
