package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes leads in, keeps what is known of them right, and finds them again. */
@Service
@Transactional
public class LeadService {
    private final Leads leads;
    private final LeadLists lists;
    private final Home home;
    private final LeadTitles titles;
    private final LeadNotes notes;
    private final ConsentService consents;
    private final LeadJourney journey;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadService(
            Leads leads,
            LeadLists lists,
            Home home,
            LeadTitles titles,
            LeadNotes notes,
            ConsentService consents,
            LeadJourney journey,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.lists = lists;
        this.home = home;
        this.titles = titles;
        this.notes = notes;
        this.consents = consents;
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
                lead.details().reachedBy().forEach(address -> consents.suppress(address, "consent-refused"));
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
        var lead = leads.seen(id, version);
        var before = lead.details().written();
        var wanted = new EnumMap<>(before);
        wanted.putAll(changes.values());
        titles.follow(lead, () -> lead.know(LeadDetails.read(wanted, home.tenant())));
        if (!lead.details().written().equals(before)) {
            lead.enteredByHuman(changes.values().keySet());
            leads.flushOrStale(id);
            journey.leadUpdated(id);
        }
    }

    /** Tidies what was handed in: e-mail, phone, company domain, country, region. */
    public void normalise(LeadId id) {
        var lead = leads.get(id);
        lead.know(LeadDetails.readWhatFits(lead.details().written(), home.tenant()));
    }

    @Transactional(readOnly = true)
    public LeadView view(LeadId id) {
        var lead = leads.get(id);
        var owner = home.person(lead.assigned().owner());
        return LeadView.of(lead, owner == null ? null : new LeadOwner(owner.id(), owner.login(), owner.name()));
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
}
