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
        var view = lead.view(null);
        return new ConvertibleLead(
                lead.id(),
                lead.status(),
                lead.title(),
                lead.firstName(),
                lead.lastName(),
                lead.companyName(),
                lead.email(),
                lead.emailKey(),
                view.phone(),
                lead.phoneE164(),
                lead.companyDomain(),
                view.jobTitle(),
                view.country(),
                view.industry(),
                view.employees(),
                lead.owner(),
                lead.qualification());
    }
}
