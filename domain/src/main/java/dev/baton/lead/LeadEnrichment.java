package dev.baton.lead;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fills in what is known of a lead's company, never over what a person entered. */
@Service
@Transactional
public class LeadEnrichment {
    private final Leads leads;
    private final KnownCompanies companies;
    private final Home home;
    private final LeadTitles titles;
    private final LeadNotes notes;

    LeadEnrichment(Leads leads, KnownCompanies companies, Home home, LeadTitles titles, LeadNotes notes) {
        this.leads = leads;
        this.companies = companies;
        this.home = home;
        this.titles = titles;
        this.notes = notes;
    }

    /** Takes over what we know of the company; true when something is missing that a provider could know. */
    public boolean fillFromKnown(LeadId id) {
        var lead = leads.get(id);
        var domain = lead.details().companyDomain();
        if (domain == null) {
            return false;
        }
        companies.ofDomain(domain, lead.id()).ifPresent(data -> apply(lead, data, "Filled in from companies we know"));
        return isMissing(lead);
    }

    /** The domain a provider can be asked about; null when there is none. */
    @Transactional(readOnly = true)
    public @Nullable String askableDomain(LeadId id) {
        return leads.get(id).details().companyDomain();
    }

    /** Takes over what a provider knows. */
    public void applyCompanyData(LeadId id, CompanyData data) {
        var lead = leads.get(id);
        if (lead.isLive()) {
            apply(lead, data, "Filled in by the data provider");
        }
    }

    /** Takes over the provider's answer that was kept for this lead. */
    public void applyAnswer(LeadId id) {
        var answer = leads.get(id).providerAnswer();
        if (answer != null) {
            applyCompanyData(id, answer);
        }
    }

    private void apply(Lead lead, CompanyData data, String subject) {
        var human = lead.humanEntered();
        var before = lead.details().written();
        var wanted = new EnumMap<LeadField, String>(LeadField.class);
        wanted.putAll(before);
        var employees = data.employees();
        fill(wanted, human, LeadField.COMPANY_NAME, data.name());
        fill(wanted, human, LeadField.COUNTRY, data.country());
        fill(wanted, human, LeadField.INDUSTRY, data.industry());
        fill(wanted, human, LeadField.EMPLOYEES, employees == null ? null : employees.toString());
        if (!before.containsKey(LeadField.PHONE)) {
            fill(wanted, human, LeadField.PHONE, data.phone());
        }
        if (!wanted.equals(before)) {
            titles.follow(lead, () -> lead.know(LeadDetails.readWhatFits(wanted, home.tenant())));
            notes.status(lead, subject, null);
        }
    }

    private static void fill(
            Map<LeadField, String> wanted, Set<LeadField> human, LeadField field, @Nullable String value) {
        if (value != null && !value.isBlank() && !human.contains(field)) {
            wanted.put(field, value);
        }
    }

    private static boolean isMissing(Lead lead) {
        var known = lead.details().written();
        return !known.containsKey(LeadField.INDUSTRY)
                || !known.containsKey(LeadField.EMPLOYEES)
                || !known.containsKey(LeadField.COMPANY_NAME);
    }
}
