package dev.baton.demo;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.Purpose;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.NewLead;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the sample work who may become a lead.
 *
 * @param says what they write first
 */
record Visitor(
        String firstName,
        String lastName,
        String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String job,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String product,
        @Nullable String language,
        @Nullable String source,
        String says) {

    private static final int PARTS = 12;

    /** Reads {@code First Last|Company|email|phone|job|country|industry|employees|product|language|source|says}. */
    static Visitor of(String line) {
        var parts = line.split("\\|", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("A visitor has " + PARTS + " parts: " + line);
        }
        var space = parts[0].indexOf(' ');
        var employees = orNull(parts[7]);
        return new Visitor(
                parts[0].substring(0, Math.max(space, 0)),
                parts[0].substring(space + 1),
                parts[1],
                orNull(parts[2]),
                orNull(parts[3]),
                orNull(parts[4]),
                orNull(parts[5]),
                orNull(parts[6]),
                employees == null ? null : Integer.valueOf(employees),
                orNull(parts[8]),
                orNull(parts[9]),
                orNull(parts[10]),
                parts[11]);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    String name() {
        return firstName + " " + lastName;
    }

    /** The e-mail address of somebody who has one. */
    String address() {
        if (email == null) {
            throw new IllegalStateException(name() + " has no e-mail address");
        }
        return email;
    }

    private NewLead.Builder by(LeadChannel channel) {
        return NewLead.by(channel)
                .firstName(firstName)
                .lastName(lastName)
                .companyName(company)
                .email(email)
                .phone(phone)
                .jobTitle(job)
                .country(country)
                .industry(industry)
                .employees(employees)
                .product(product)
                .language(language)
                .source(source)
                .message(says);
    }

    /** Through the public form, which took them so long to fill in. */
    NewLead byForm(int seconds) {
        return by(LeadChannel.WEB)
                .submitSeconds(seconds)
                .campaign(Map.of("utm_source", source == null ? "website" : source, "utm_medium", "form"))
                .consent(new ConsentGiven(Purpose.CONTACT, true, "2026-01", "web-form", null))
                .build();
    }

    /** Through the public form, by a robot that fills in what no person sees. */
    NewLead byRobot() {
        return by(LeadChannel.WEB).submitSeconds(1).honeypotFilled(true).build();
    }

    NewLead byApi(String externalId) {
        return by(LeadChannel.API).externalId(externalId).build();
    }

    NewLead byImport(String externalId) {
        return by(LeadChannel.IMPORT).externalId(externalId).build();
    }

    /** Typed in by one of us, who is in touch with them anyway. */
    NewLead byHand() {
        return by(LeadChannel.MANUAL).thank(false).build();
    }
}
