package dev.baton.web.leads;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.Purpose;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.NewLead;
import dev.baton.web.Asked;
import org.jspecify.annotations.Nullable;

/**
 * The form by which somebody enters a lead by hand.
 *
 * @param consent {@code yes}, {@code no} or {@code unknown}: whether we may be in touch
 * @param thank {@code yes} or {@code no}: whether Baton writes to them at once
 */
record NewLeadForm(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String product,
        @Nullable String language,
        @Nullable String source,
        @Nullable String message,
        String consent,
        String thank) {

    NewLeadForm {
        consent = consent == null ? "unknown" : consent;
        thank = thank == null ? "no" : thank;
    }

    static NewLeadForm empty() {
        return new NewLeadForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null, "unknown", "no");
    }

    NewLead toNewLead() {
        return NewLead.by(LeadChannel.MANUAL)
                .firstName(Asked.given(firstName))
                .lastName(Asked.given(lastName))
                .companyName(Asked.given(companyName))
                .email(Asked.given(email))
                .phone(Asked.given(phone))
                .jobTitle(Asked.given(jobTitle))
                .country(Asked.given(country))
                .industry(Asked.given(industry))
                .employees(employees)
                .product(Asked.given(product))
                .language(Asked.given(language))
                .source(Asked.given(source))
                .message(Asked.given(message))
                .consent(
                        consent.equals("unknown")
                                ? null
                                : new ConsentGiven(
                                        Purpose.CONTACT, consent.equals("yes"), "manual-entry", "manual", null))
                .thank(thank.equals("yes"))
                .build();
    }
}
