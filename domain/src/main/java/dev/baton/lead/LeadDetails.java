package dev.baton.lead;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.tenant.Tenant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead's person and company, checked and tidied: texts trimmed, e-mail and phone comparable, what
 * follows from them filled in.
 */
record LeadDetails(
        String firstName,
        String lastName,
        String companyName,
        @Nullable EmailAddress email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String companyDomain,
        EmailClass emailClass,
        @Nullable String jobTitle,
        @Nullable String country,
        Region region,
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
}
