package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.worklist.RecordRetitled;
import dev.baton.worklist.RecordTitle;
import dev.baton.worklist.RecordTitles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the work list calls a lead, and how urgent it takes it. */
@Component
class LeadTitles implements RecordTitles {
    private static final int USUAL = 50;

    private final Leads leads;
    private final ApplicationEventPublisher events;

    LeadTitles(Leads leads, ApplicationEventPublisher events) {
        this.leads = leads;
        this.events = events;
    }

    @Override
    public boolean knows(RecordType type) {
        return type == RecordType.LEAD;
    }

    @Override
    public RecordTitle of(RecordRef record) {
        return of(leads.get(new LeadId(record.id())));
    }

    /** Changes a lead; where that changes what to call it, its open work hears of it. */
    void follow(Lead lead, Runnable change) {
        var before = of(lead);
        change.run();
        var after = of(lead);
        if (!after.equals(before)) {
            events.publishEvent(new RecordRetitled(lead.record(), after));
        }
    }

    private static RecordTitle of(Lead lead) {
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
