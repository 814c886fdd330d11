package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.worklist.RecordTitle;
import dev.baton.worklist.RecordTitles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the work list calls a lead, and how urgent it takes it. */
@Component
class LeadTitles implements RecordTitles {
    private static final int USUAL = 50;

    private final Leads leads;

    LeadTitles(Leads leads) {
        this.leads = leads;
    }

    @Override
    public RecordTitle of(RecordRef record) {
        if (record.type() != RecordType.LEAD) {
            return new RecordTitle(record.toString(), null, USUAL);
        }
        var lead = leads.get(new LeadId(record.id()));
        var company = lead.details().companyName();
        return new RecordTitle(
                lead.title(),
                company.isBlank() || company.equals(lead.title()) ? null : company,
                priority(lead.score()));
    }

    private static int priority(@Nullable KeptScore score) {
        if (score == null) {
            return USUAL;
        }
        return switch (score.band()) {
            case HOT -> 85;
            case WARM -> 65;
            case COLD -> 40;
        };
    }
}
