package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentGiven;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import dev.baton.inbox.Inbox;
import dev.baton.outbox.SendKey;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.Stale;
import dev.baton.shared.UuidV7;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the business does with leads. */
@Service
@Transactional
public class LeadService {
    private static final Duration IP_WINDOW = Duration.ofMinutes(10);
    private static final int NURTURE_DAYS = 90;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Leads leads;
    private final LeadLists lists;
    private final Home home;
    private final LeadNotes notes;
    private final ConsentService consents;
    private final LeadCorrespondence correspondence;
    private final LeadErasure erasure;
    private final Inbox inbox;
    private final LeadJourney journey;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadService(
            Leads leads,
            LeadLists lists,
            Home home,
            LeadNotes notes,
            ConsentService consents,
            LeadCorrespondence correspondence,
            LeadErasure erasure,
            Inbox inbox,
            LeadJourney journey,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.lists = lists;
        this.home = home;
        this.notes = notes;
        this.consents = consents;
        this.correspondence = correspondence;
        this.erasure = erasure;
        this.inbox = inbox;
        this.journey = journey;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes in a lead and sets it on its road; both happen or neither.
     *
     * @throws Invalid with every field that does not fit
     */
    @CanIgnoreReturnValue
    public LeadId register(NewLead details) {
        return register(details, lead -> notes.cameIn(lead, details));
    }

    /** Takes in a lead whose first entry in the timeline is written by whoever took it in. */
    @CanIgnoreReturnValue
    LeadId register(NewLead details, Consumer<Lead> firstEntry) {
        var written = details.written();
        var lead = Lead.from(details, LeadDetails.read(written, home.tenant()), clock.instant());
        refuseSecond(details.externalId());
        if (details.channel() != LeadChannel.IMPORT && details.channel() != LeadChannel.EMAIL) {
            lead.enteredByHuman(written.keySet());
        }
        leads.add(lead);
        firstEntry.accept(lead);
        var consent = details.consent();
        if (consent != null) {
            consents.record(lead.record(), consent);
            if (consent.purpose() == Purpose.CONTACT && !consent.given()) {
                suppress(lead, "consent-refused");
            }
        }
        journey.leadRegistered(lead.id());
        events.publishEvent(new LeadRegistered(lead.id(), details.channel()));
        return lead.id();
    }

    private void refuseSecond(@Nullable String externalId) {
        if (externalId != null
                && !externalId.isBlank()
                && lists.byExternalId(externalId).isPresent()) {
            throw new Invalid(List.of(new FieldProblem(
                    "externalId",
                    "There is a lead '" + externalId + "' already: change that one, or leave this empty")));
        }
    }

    /**
     * A person changes what is known; what they enter, no machine writes over.
     *
     * @param version the one the person saw
     * @throws dev.baton.shared.Stale if somebody else was faster
     * @throws Invalid with every field that does not fit
     */
    public void update(LeadId id, LeadChanges changes, long version) {
        var lead = seen(id, version);
        if (change(lead, changes.values())) {
            lead.enteredByHuman(changes.values().keySet());
            leads.flushOrStale(id);
            journey.leadUpdated(id);
        }
    }

    /** A machine (an import) fills in what it knows, but not over what a person entered; says whether that changed anything. */
    @CanIgnoreReturnValue
    public boolean fillIn(LeadId id, LeadChanges changes) {
        var lead = leads.get(id);
        var allowed = new EnumMap<LeadField, String>(LeadField.class);
        changes.values().forEach((field, value) -> {
            if (!value.isBlank() && !lead.humanEntered().contains(field)) {
                allowed.put(field, value);
            }
        });
        if (allowed.isEmpty() || !change(lead, allowed)) {
            return false;
        }
        leads.flush();
        journey.leadUpdated(id);
        return true;
    }

    private boolean change(Lead lead, Map<LeadField, String> values) {
        var before = lead.written();
        var wanted = new EnumMap<LeadField, String>(LeadField.class);
        wanted.putAll(before);
        wanted.putAll(values);
        lead.know(LeadDetails.read(wanted, home.tenant()));
        return !lead.written().equals(before);
    }

    @Transactional(readOnly = true)
    public LeadView view(LeadId id) {
        var lead = leads.get(id);
        var owner = home.person(lead.owner());
        return lead.view(owner == null ? null : new LeadOwner(owner.id(), owner.login(), owner.name()));
    }

    /**
     * A page of leads; one statement.
     *
     * @param cursor the {@link LeadList#next()} of the page before, of the same order
     */
    @Transactional(readOnly = true)
    public LeadList list(LeadFilter filter, LeadSort sort, @Nullable String cursor, int size) {
        return lists.page(filter, sort, cursor, size, home.tenant().country());
    }

    /** How many leads a filter shows; counts no further than asked. */
    @Transactional(readOnly = true)
    public int countUpTo(LeadFilter filter, int most) {
        return lists.countUpTo(filter, most, home.tenant().country());
    }

    @Transactional(readOnly = true)
    public Optional<LeadId> findByExternalId(String externalId) {
        return lists.byExternalId(externalId);
    }

    /** The leads of an e-mail address however it is written, newest first. */
    @Transactional(readOnly = true)
    public List<LeadId> findByEmail(String email) {
        var address = EmailAddress.read(email);
        return address == null ? List.of() : lists.byEmail(address.key());
    }

    /** Tidies what was handed in: e-mail, phone, company domain, country, region. */
    public void normalise(LeadId id) {
        var lead = leads.get(id);
        lead.know(LeadDetails.readWhatFits(lead.written(), home.tenant()));
    }

    /** What the intake gate is asked with. */
    @Transactional(readOnly = true)
    public IntakeFacts intakeFacts(LeadId id) {
        var lead = leads.get(id);
        var ip = lead.ip();
        var rate = ip == null ? 0 : lists.fromIpSince(ip, clock.instant().minus(IP_WINDOW));
        return lead.intakeFacts(rate, consents.isSuppressed(lead.emailKey(), lead.phoneE164()));
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

    /**
     * Somebody was in touch, or tried to. A mail they wrote is posted, once per key.
     *
     * @throws Invalid if the mail lacks its words
     * @throws dev.baton.shared.Rejected if the person asked us not to write, or has no address
     */
    public void contacted(
            LeadId id,
            ContactMade contact,
            String login,
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        var lead = leads.get(id);
        lead.touched(clock.instant());
        lead.nextStepOn(contact.nextStepOn());
        if (contact.channel() == ContactChannel.MAIL) {
            correspondence.write(lead, contact, login, key, processInstanceId, activityId);
        } else {
            notes.contacted(lead, contact, login);
        }
        if (processInstanceId == null && lead.isLive()) {
            // Not the process' own task: whoever waits for the first contact need not wait any longer.
            leads.flush();
            journey.activityLogged(id);
        }
    }

    /** A person says what they found out. */
    public void qualified(LeadId id, Qualification qualification, String login) {
        QualificationRules.check(qualification);
        var lead = leads.get(id);
        lead.qualified(qualification);
        notes.qualified(lead, qualification, login);
    }

    /**
     * Notes a call, mail, meeting or note on the timeline and tells the journey of the first three.
     *
     * @param version the one the person saw; null when that does not matter
     */
    @CanIgnoreReturnValue
    public ActivityId logActivity(
            LeadId id, ActivityKind kind, @Nullable String subject, @Nullable String body, @Nullable Long version) {
        var lead = version == null ? leads.get(id) : seen(id, version);
        var activity = notes.logged(lead, kind, subject, body);
        if (LeadNotes.isContact(kind) && lead.isLive()) {
            lead.touched(clock.instant());
            leads.flush();
            journey.activityLogged(id);
        }
        return activity;
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
        var until = LocalDate.ofInstant(clock.instant(), home.tenant().zone())
                .plusDays(NURTURE_DAYS)
                .atTime(MORNING)
                .atZone(home.tenant().zone())
                .toInstant();
        lead.nurture(until, clock.instant());
        notes.status(lead, "Nurturing", null);
        return until;
    }

    /** The time of nurturing is over. True when the lead was recycled before: then it is stale. */
    public boolean recycle(LeadId id) {
        var lead = leads.get(id);
        var stale = lead.recycle();
        notes.status(lead, stale ? "Nurtured twice, and never came back" : "Looked at anew after nurturing", null);
        return stale;
    }

    /** The person took their consent back: the process stops, and where there is none, all contact stops at once. */
    public void withdrawConsent(LeadId id, String source) {
        var lead = leads.get(id);
        consents.record(lead.record(), new ConsentGiven(Purpose.CONTACT, false, "withdrawn", source, null));
        suppress(lead, "consent-withdrawn");
        if (!journey.consentWithdrawn(id)) {
            stopContact(id);
        }
    }

    /** The person wants to be forgotten: the process does it, and where there is none, it is done at once. */
    public void requestErasure(LeadId id) {
        var lead = leads.get(id);
        if (!journey.erasureRequested(lead.id())) {
            erase(id);
        }
    }

    /** Nobody may contact the person any more. */
    public void stopContact(LeadId id) {
        var lead = leads.get(id);
        suppress(lead, "consent-withdrawn");
        lead.stopContact(clock.instant());
        notes.status(lead, "All contact stopped", null);
        events.publishEvent(new LeadClosed(id, CloseReason.CONSENT_WITHDRAWN.key()));
    }

    /** Forgets the person; that there was a lead, and how it went, stays. */
    public void erase(LeadId id) {
        var lead = leads.get(id);
        var emailKey = lead.emailKey();
        lead.erase(clock.instant());
        leads.flush();
        erasure.forget(lead.record(), emailKey);
        notes.status(lead, "Anonymised", null);
        events.publishEvent(new LeadClosed(id, "erased"));
    }

    /** Something is wrong with the lead that a person has to mend. */
    public void needsRepair(LeadId id, String reason) {
        var lead = leads.get(id);
        lead.needsRepair(reason);
        notes.status(lead, "Needs repair", reason);
    }

    /** A person has mended the lead, or let it be. */
    public void repaired(LeadId id, boolean startOver, @Nullable String note) {
        notes.status(leads.get(id), startOver ? "Repaired: starts over" : "Repaired: ends here", note);
    }

    /** Sets the lead on its road anew, once the process that asks for it is over. */
    public void startOver(LeadId id) {
        inbox.take("baton", "start-over:" + UuidV7.next(), StartOver.KIND, id.value(), Map.of(), null);
    }

    private Lead seen(LeadId id, long version) {
        var lead = leads.get(id);
        if (lead.version() != version) {
            throw new Stale(lead.record());
        }
        return lead;
    }

    private void suppress(Lead lead, String reason) {
        var emailKey = lead.emailKey();
        if (emailKey != null) {
            consents.suppress(emailKey, reason);
        }
        var phone = lead.phoneE164();
        if (phone != null) {
            consents.suppress(phone, reason);
        }
    }
}
