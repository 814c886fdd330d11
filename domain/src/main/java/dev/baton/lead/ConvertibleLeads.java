package dev.baton.lead;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads as those see them who make opportunities of them. */
@Service
@Transactional
public class ConvertibleLeads {
    private final Leads leads;
    private final LeadJourney journey;
    private final Clock clock;

    ConvertibleLeads(Leads leads, LeadJourney journey, Clock clock) {
        this.leads = leads;
        this.journey = journey;
        this.clock = clock;
    }

    /** A lead, held to the end of the transaction: whoever else wants to convert it waits. */
    public ConvertibleLead lock(LeadId id) {
        return ConvertibleLead.of(leads.lock(id));
    }

    /**
     * The lead has become an opportunity.
     *
     * @throws dev.baton.shared.Rejected if it is not qualified
     */
    public void converted(LeadId id) {
        leads.get(id).converted(clock.instant());
        leads.flush();
    }

    /** The lead is one again. */
    public void unconverted(LeadId id) {
        leads.get(id).unconvert();
        leads.flush();
    }

    /** Somebody worked on the opportunity of a lead. */
    public void workedOn(LeadId id) {
        journey.opportunityWorkedOn(id);
    }

    /** A person wants a conversion back; false when the process waits for that no more. */
    public boolean wantedBack(LeadId id) {
        return journey.conversionUndone(id);
    }
}
