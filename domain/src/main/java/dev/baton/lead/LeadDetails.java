package dev.baton.lead;

import dev.baton.shared.EmailAddress;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.tenant.Tenant;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead's person and company, checked and tidied: texts trimmed, e-mail and phone comparable, what
 * follows from them filled in.
 */
@Embeddable
record LeadDetails(
        String firstName,
        String lastName,
        String companyName,

        @AttributeOverride(name = "written", column = @Column(name = "email"))
        @AttributeOverride(name = "key", column = @Column(name = "email_key"))
        @Nullable
        EmailAddress email,

        @Nullable String phone,
        @Column(name = "phone_e164") @Nullable String phoneE164,
        @Nullable String companyDomain,

        @Convert(converter = KeyConverters.OfEmailClass.class)
        EmailClass emailClass,

        @Nullable String jobTitle,
        @Nullable String country,
        @Convert(converter = KeyConverters.OfRegion.class) Region region,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String product,
        String language,
        @Nullable String source) {

    /**
     * Reads details as they were written.
     *
     * @throws Invalid with every field that does not fit
     */
    static LeadDetails read(Map<LeadField, String> written, Tenant tenant) {
        var fields = new LeadFieldReader(written, tenant);
        var details = fields.read();
        fields.throwIfInvalid();
        return details;
    }

    /** What does not fit about details as they were written. */
    static List<FieldProblem> problems(Map<LeadField, String> written, Tenant tenant) {
        var fields = new LeadFieldReader(written, tenant);
        fields.read();
        return fields.problems();
    }

    /** The same, but what does not fit is left out: for what no person entered. */
    static LeadDetails readWhatFits(Map<LeadField, String> written, Tenant tenant) {
        return new LeadFieldReader(written, tenant).read();
    }

    /** As a person would write them; nothing of the unknown ones. */
    Map<LeadField, String> written() {
        var written = new EnumMap<LeadField, String>(LeadField.class);
        put(written, LeadField.FIRST_NAME, firstName);
        put(written, LeadField.LAST_NAME, lastName);
        put(written, LeadField.COMPANY_NAME, companyName);
        put(written, LeadField.EMAIL, writtenEmail());
        put(written, LeadField.PHONE, phone);
        put(written, LeadField.JOB_TITLE, jobTitle);
        put(written, LeadField.COUNTRY, country);
        put(written, LeadField.INDUSTRY, industry);
        put(written, LeadField.EMPLOYEES, employees == null ? null : employees.toString());
        put(written, LeadField.PRODUCT, product);
        put(written, LeadField.LANGUAGE, language);
        put(written, LeadField.SOURCE, source);
        return written;
    }

    /** The person's name, else the company, else how to reach them. */
    String title() {
        return LeadNames.title(firstName, lastName, companyName, writtenEmail(), phone);
    }

    /** First and last name; empty when nobody knows them. */
    String personName() {
        return (firstName + " " + lastName).strip();
    }

    @Nullable
    String writtenEmail() {
        return email == null ? null : email.written();
    }

    @Nullable
    String emailKey() {
        return email == null ? null : email.key();
    }

    /** The addresses and numbers they can be reached by, as those are compared. */
    List<String> reachedBy() {
        return Stream.of(emailKey(), phoneE164).filter(Objects::nonNull).toList();
    }

    /** Without what tells of the person: what remains is only good for counting. */
    LeadDetails erased() {
        return new LeadDetails(
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                emailClass,
                null,
                country,
                region,
                industry,
                employees,
                product,
                language,
                source);
    }

    private static void put(Map<LeadField, String> written, LeadField field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            written.put(field, text);
        }
    }
}
