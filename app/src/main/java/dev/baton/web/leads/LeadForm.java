package dev.baton.web.leads;

import dev.baton.lead.LeadChanges;
import dev.baton.lead.LeadField;
import dev.baton.lead.LeadView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that changes what is known of a lead.
 *
 * @param version the version that was on the screen
 */
record LeadForm(
        long version,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String country,
        @Nullable String industry,
        @Nullable String employees,
        @Nullable String product,
        @Nullable String language,
        @Nullable String source) {

    /**
     * A field that two people changed at the same time.
     *
     * @param now what it is after the other's change
     */
    record Clash(LeadField field, String yours, String now) {}

    static LeadForm of(LeadView lead) {
        return new LeadForm(
                lead.version(),
                lead.firstName(),
                lead.lastName(),
                lead.companyName(),
                lead.email(),
                lead.phone(),
                lead.jobTitle(),
                lead.country(),
                lead.industry(),
                lead.employees() == null ? null : lead.employees().toString(),
                lead.product(),
                lead.language(),
                lead.source());
    }

    /** The same entries, to be saved over the version that is there now. */
    LeadForm over(long newVersion) {
        return new LeadForm(
                newVersion,
                firstName,
                lastName,
                companyName,
                email,
                phone,
                jobTitle,
                country,
                industry,
                employees,
                product,
                language,
                source);
    }

    /** What differs from the lead: only that counts as entered by a person. */
    LeadChanges changesOf(LeadView lead) {
        var changes = LeadChanges.none();
        for (var clash : differencesTo(lead)) {
            changes = changes.with(clash.field(), clash.yours());
        }
        return changes;
    }

    List<Clash> differencesTo(LeadView lead) {
        var now = of(lead).values();
        var differences = new ArrayList<Clash>();
        values().forEach((field, yours) -> {
            var current = now.getOrDefault(field, "");
            if (!yours.equals(current)) {
                differences.add(new Clash(field, yours, current));
            }
        });
        return differences;
    }

    private Map<LeadField, String> values() {
        var values = new EnumMap<LeadField, String>(LeadField.class);
        values.put(LeadField.FIRST_NAME, text(firstName));
        values.put(LeadField.LAST_NAME, text(lastName));
        values.put(LeadField.COMPANY_NAME, text(companyName));
        values.put(LeadField.EMAIL, text(email));
        values.put(LeadField.PHONE, text(phone));
        values.put(LeadField.JOB_TITLE, text(jobTitle));
        values.put(LeadField.COUNTRY, text(country));
        values.put(LeadField.INDUSTRY, text(industry));
        values.put(LeadField.EMPLOYEES, text(employees));
        values.put(LeadField.PRODUCT, text(product));
        values.put(LeadField.LANGUAGE, text(language));
        values.put(LeadField.SOURCE, text(source));
        return values;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
