package dev.baton.lead;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import org.springframework.stereotype.Component;

/** Tells the journey that a nurtured lead became warmer. */
@Component
class Reengagement implements InboxHandler {
    static final String KIND = "lead-reengaged";

    private final Leads leads;
    private final LeadJourney journey;

    Reengagement(Leads leads, LeadJourney journey) {
        this.leads = leads;
        this.journey = journey;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var id = entry.recordId();
        if (id == null) {
            return Handled.notYet("Nobody said which lead became warmer");
        }
        var lead = leads.get(new LeadId(id));
        if (lead.status() == LeadStatus.NURTURING) {
            lead.comeBack();
            leads.flush();
            journey.reengaged(lead.id());
        }
        return Handled.done();
    }
}
