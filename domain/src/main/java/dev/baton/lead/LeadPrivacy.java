package dev.baton.lead;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the person behind a lead may ask of us: to be left alone, and to be forgotten. */
@Service
@Transactional
public class LeadPrivacy {
    private final Leads leads;
    private final LeadNotes notes;
    private final ConsentService consents;
    private final LeadErasure erasure;
    private final LeadJourney journey;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadPrivacy(
            Leads leads,
            LeadNotes notes,
            ConsentService consents,
            LeadErasure erasure,
            LeadJourney journey,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.notes = notes;
        this.consents = consents;
        this.erasure = erasure;
        this.journey = journey;
        this.events = events;
        this.clock = clock;
    }

    /** The person took their consent back: the process stops, and where there is none, all contact stops at once. */
    public void withdrawConsent(LeadId id, String source) {
        var lead = leads.get(id);
        consents.record(lead.record(), new ConsentGiven(Purpose.CONTACT, false, "withdrawn", source, null));
        suppress(lead);
        if (!journey.consentWithdrawn(id)) {
            stopContact(id);
        }
    }

    /** Nobody may contact the person any more. */
    public void stopContact(LeadId id) {
        var lead = leads.get(id);
        suppress(lead);
        lead.stopContact(clock.instant());
        notes.status(lead, "All contact stopped", null);
        events.publishEvent(new LeadClosed(id, CloseReason.CONSENT_WITHDRAWN.key()));
    }

    /** The person wants to be forgotten: the process does it, and where there is none, it is done at once. */
    public void requestErasure(LeadId id) {
        var lead = leads.get(id);
        if (!journey.erasureRequested(lead.id())) {
            erase(id);
        }
    }

    /** Forgets the person; that there was a lead, and how it went, stays. */
    public void erase(LeadId id) {
        var lead = leads.get(id);
        var emailKey = lead.details().emailKey();
        lead.erase(clock.instant());
        leads.flush();
        erasure.forget(lead.record(), emailKey);
        notes.status(lead, "Anonymised", null);
        events.publishEvent(new LeadClosed(id, "erased"));
    }

    private void suppress(Lead lead) {
        lead.details().reachedBy().forEach(address -> consents.suppress(address, "consent-withdrawn"));
    }
}
