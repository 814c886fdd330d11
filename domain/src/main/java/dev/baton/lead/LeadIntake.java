package dev.baton.lead;

import dev.baton.consent.ConsentService;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells leads from what only looks like them. */
@Service
@Transactional
public class LeadIntake {
    private static final Duration IP_WINDOW = Duration.ofMinutes(10);

    private final Leads leads;
    private final LeadLists lists;
    private final LeadNotes notes;
    private final ConsentService consents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadIntake(
            Leads leads,
            LeadLists lists,
            LeadNotes notes,
            ConsentService consents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.lists = lists;
        this.notes = notes;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    /** What the intake gate is asked with. */
    @Transactional(readOnly = true)
    public IntakeFacts intakeFacts(LeadId id) {
        var lead = leads.get(id);
        var ip = lead.arrival().ip();
        var rate = ip == null ? 0 : lists.fromIpSince(ip, clock.instant().minus(IP_WINDOW));
        var known = lead.details();
        return IntakeFacts.of(lead, rate, consents.isSuppressed(known.emailKey(), known.phoneE164()));
    }

    /** The intake gate has decided. */
    public void intakeDecided(LeadId id, IntakeAction action, String reason) {
        leads.get(id).intakeDecided(action, reason);
    }

    /** A person looked at a quarantined lead. */
    public void genuine(LeadId id, boolean genuine, @Nullable String note) {
        var lead = leads.get(id);
        lead.genuine(genuine, note);
        notes.status(lead, genuine ? "Looked at: genuine" : "Looked at: not genuine", note);
    }

    /** Keeps the record of a lead that is none. */
    public void reject(LeadId id) {
        var lead = leads.get(id);
        lead.reject(clock.instant());
        notes.status(lead, "Rejected", lead.statusReason());
        events.publishEvent(new LeadClosed(id, "rejected"));
    }
}
