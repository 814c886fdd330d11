package dev.baton.lead;

import org.springframework.stereotype.Component;

/** What it does to a lead that its person was heard of. */
@Component
class LeadAnswers {
    private final Leads leads;
    private final LeadJourney journey;

    LeadAnswers(Leads leads, LeadJourney journey) {
        this.leads = leads;
        this.journey = journey;
    }

    void heard(LeadId id) {
        var lead = leads.get(id);
        if (lead.status() == LeadStatus.NURTURING) {
            lead.comeBack();
            leads.flush();
            journey.campaignReply(id);
        } else if (lead.isLive()) {
            journey.leadUpdated(id);
        }
    }
}
