package dev.baton.web.publicform;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.Purpose;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.NewLead;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in.
 *
 * @param consent {@code yes} or {@code no}; anything else is no answer
 * @param website nobody sees this field, so only a machine fills it in
 * @param openedAt when the page was made, as ISO 8601
 * @param formId names this filling in: sent twice, it counts once
 */
record PublicLeadForm(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String country,
        @Nullable String product,
        @Nullable String message,
        @Nullable String consent,
        @Nullable String website,
        @Nullable String openedAt,
        @Nullable String formId) {

    /** Which wording of the question for consent stands on the page. */
    static final String CONSENT_TEXT = "public-form-1";

    static PublicLeadForm empty(Instant now, String formId) {
        return new PublicLeadForm(
                null, null, null, null, null, null, null, null, null, null, null, now.toString(), formId);
    }

    boolean hasAnsweredConsent() {
        return "yes".equals(consent) || "no".equals(consent);
    }

    NewLead lead(Instant now, String language, String ip, Map<String, String> campaign) {
        return NewLead.by(LeadChannel.WEB)
                .firstName(firstName)
                .lastName(lastName)
                .companyName(companyName)
                .email(email)
                .phone(phone)
                .jobTitle(jobTitle)
                .country(country)
                .product(product)
                .message(message)
                .language(language)
                .source("website")
                .campaign(campaign)
                .honeypotFilled(website != null && !website.isBlank())
                .submitSeconds(secondsUntil(now))
                .ip(ip)
                .consent(new ConsentGiven(Purpose.CONTACT, "yes".equals(consent), CONSENT_TEXT, "web-form", ip))
                .build();
    }

    /** Null when the page's time is missing or nonsense. */
    private @Nullable Integer secondsUntil(Instant now) {
        if (openedAt == null) {
            return null;
        }
        try {
            var seconds = Duration.between(Instant.parse(openedAt), now).toSeconds();
            return seconds < 0 || seconds > Integer.MAX_VALUE ? null : (int) seconds;
        } catch (DateTimeParseException nonsense) {
            return null;
        }
    }
}
