package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.PhoneNumbers;
import dev.baton.shared.Texts;
import dev.baton.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a lead as somebody wrote them, and collects what is wrong with them. */
final class LeadFieldReader {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    /** Country domains that companies all over the world use for their sound. */
    private static final Set<String> WORLDWIDE = Set.of(
            "io", "ai", "co", "me", "tv", "cc", "ly", "gg", "to", "fm", "ws", "vc", "sh", "im", "la", "so", "gl", "am",
            "ag");

    private static final int MOST_EMPLOYEES = 10_000_000;

    private final Map<LeadField, String> written;
    private final Tenant tenant;
    private final List<FieldProblem> problems = new ArrayList<>();

    LeadFieldReader(Map<LeadField, String> written, Tenant tenant) {
        this.written = written;
        this.tenant = tenant;
    }

    /** Reads everything; sometimes only {@link #problems()} is of interest. */
    @CanIgnoreReturnValue
    LeadDetails read() {
        var firstName = line(LeadField.FIRST_NAME, 100);
        var lastName = line(LeadField.LAST_NAME, 100);
        if (lastName.isEmpty() && firstName.contains(" ")) {
            var space = firstName.lastIndexOf(' ');
            lastName = firstName.substring(space + 1);
            firstName = firstName.substring(0, space);
        }
        var company = line(LeadField.COMPANY_NAME, 200);
        var email = email();
        var country = country();
        var phone = line(LeadField.PHONE, 40);
        var e164 = phone(phone, country == null ? tenant.country() : country);
        if (country == null) {
            country = countryOf(e164, email);
        }
        var emailClass = MailDomains.judge(
                email, tenant.mailAddress().substring(tenant.mailAddress().lastIndexOf('@') + 1));
        if (email == null
                && phone.isEmpty()
                && ((firstName + lastName).isEmpty() || company.isEmpty())
                && problems.isEmpty()) {
            wrong(
                    LeadField.EMAIL,
                    "Say how to reach them: an e-mail address or a phone number, or at least a name together with a company");
        }
        return new LeadDetails(
                firstName,
                lastName,
                company,
                email,
                orNull(phone),
                e164,
                email != null && emailClass == EmailClass.CORPORATE ? email.domain() : null,
                emailClass,
                orNull(line(LeadField.JOB_TITLE, 150)),
                country,
                Countries.region(country),
                key(LeadField.INDUSTRY, 60),
                employees(),
                key(LeadField.PRODUCT, 100),
                language(),
                key(LeadField.SOURCE, 60));
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    void throwIfInvalid() {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private @Nullable EmailAddress email() {
        var text = line(LeadField.EMAIL, 254);
        if (text.isEmpty()) {
            return null;
        }
        var email = EmailAddress.read(text);
        if (email == null) {
            wrong(LeadField.EMAIL, "'" + text + "' is no e-mail address: write it like name@company.com");
        }
        return email;
    }

    private @Nullable String phone(String text, String country) {
        if (text.isEmpty()) {
            return null;
        }
        var number = PhoneNumbers.e164(text, country);
        if (number == null) {
            wrong(LeadField.PHONE, "'" + text + "' is no phone number: write it with its country, like +49 30 901820");
        }
        return number;
    }

    private @Nullable String country() {
        var text = line(LeadField.COUNTRY, 100);
        if (text.isEmpty()) {
            return null;
        }
        var code = Countries.code(text);
        if (code == null) {
            wrong(
                    LeadField.COUNTRY,
                    "There is no country '" + text + "': write its two-letter code, like DE, or its name");
        }
        return code;
    }

    private static @Nullable String countryOf(@Nullable String e164, @Nullable EmailAddress email) {
        var dialled = e164 == null ? null : PhoneNumbers.country(e164);
        if (dialled != null || email == null) {
            return dialled;
        }
        var top = email.domain().substring(email.domain().lastIndexOf('.') + 1);
        return top.length() == 2 && !WORLDWIDE.contains(top) ? Countries.code(top) : null;
    }

    private @Nullable Integer employees() {
        var text = line(LeadField.EMPLOYEES, 20);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var number = Integer.parseInt(text.replaceAll("[.,' ]", ""));
            if (number >= 0 && number <= MOST_EMPLOYEES) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, like a number nobody can have.
        }
        wrong(LeadField.EMPLOYEES, "'" + text + "' is no number of employees: write a whole number, like 250");
        return null;
    }

    private String language() {
        var text = line(LeadField.LANGUAGE, 35);
        var language = Locale.forLanguageTag((text.isEmpty() ? tenant.locale() : text).replace('_', '-'))
                .getLanguage();
        if (!LANGUAGES.contains(language)) {
            wrong(LeadField.LANGUAGE, "There is no language '" + text + "': write its two-letter code, like de");
            return Locale.forLanguageTag(tenant.locale()).getLanguage();
        }
        return language;
    }

    /** A word that tables compare: lower case, with hyphens. */
    private @Nullable String key(LeadField field, int longest) {
        return orNull(line(field, longest).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-"));
    }

    private String line(LeadField field, int longest) {
        var text = Texts.line(written.getOrDefault(field, ""));
        if (text.length() > longest) {
            wrong(field, "This is longer than " + longest + " characters: shorten it");
            return "";
        }
        return text;
    }

    private void wrong(LeadField field, String message) {
        problems.add(new FieldProblem(field.key(), message));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
