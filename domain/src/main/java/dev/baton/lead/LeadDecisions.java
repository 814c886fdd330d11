package dev.baton.lead;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about leads once they were in touch: worth it, not now, or not at all. */
@Service
@Transactional
public class LeadDecisions {
    private static final int NURTURE_DAYS = 90;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Leads leads;
    private final Home home;
    private final LeadNotes notes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadDecisions(Leads leads, Home home, LeadNotes notes, ApplicationEventPublisher events, Clock clock) {
        this.leads = leads;
        this.home = home;
        this.notes = notes;
        this.events = events;
        this.clock = clock;
    }

    /** A person says what they found out. */
    public void qualified(LeadId id, Qualification qualification, String login) {
        QualificationRules.check(qualification);
        var lead = leads.get(id);
        lead.qualified(qualification);
        notes.qualified(lead, qualification, login);
        if (qualification.verdict() == Verdict.QUALIFIED) {
            events.publishEvent(new LeadQualified(id));
        }
    }

    /** Closes a lead; without a reason, the one its qualification gave. */
    public void closed(LeadId id, @Nullable CloseReason reason, @Nullable String note) {
        var lead = leads.get(id);
        var why = reason == null ? QualificationRules.reasonOf(lead.qualification()) : reason;
        lead.close(why, clock.instant());
        notes.status(lead, "Closed: " + why.key().replace('-', ' '), note);
        events.publishEvent(new LeadClosed(id, why.key()));
    }

    /** Not now: says until when we stay in touch before we look again, a morning of the tenant. */
    public Instant startNurture(LeadId id) {
        var lead = leads.get(id);
        var zone = home.tenant().zone();
        var until = LocalDate.ofInstant(clock.instant(), zone)
                .plusDays(NURTURE_DAYS)
                .atTime(MORNING)
                .atZone(zone)
                .toInstant();
        lead.nurture(until, clock.instant());
        notes.status(lead, "Nurturing", null);
        events.publishEvent(new LeadNurtured(id, until));
        return until;
    }

    /** The time of nurturing is over. True when the lead was recycled before: then it is stale. */
    public boolean recycle(LeadId id) {
        var lead = leads.get(id);
        var stale = lead.recycle();
        notes.status(lead, stale ? "Nurtured twice, and never came back" : "Looked at anew after nurturing", null);
        return stale;
    }
}
