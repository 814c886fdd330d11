package dev.baton.ticket;

import dev.baton.outbox.SendKey;
import dev.baton.people.Person;
import dev.baton.shared.Rejected;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.ticket.TicketEvents.TicketAssigned;
import dev.baton.ticket.TicketEvents.TicketChanged;
import dev.baton.ticket.TicketEvents.TicketMerged;
import dev.baton.ticket.TicketEvents.TicketTriaged;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What our people do with tickets beside answering them: give them away, sort them, put them together and apart. */
@Service
@Transactional
public class TicketDesk {
    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketTitles titles;
    private final TicketNotes notes;
    private final Promises promises;
    private final Correspondence letters;
    private final TicketService service;
    private final TicketConversation conversation;
    private final SideConversations sides;
    private final TicketHome home;
    private final TicketJourney journey;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketDesk(
            Tickets tickets,
            TicketRows rows,
            TicketTitles titles,
            TicketNotes notes,
            Promises promises,
            Correspondence letters,
            TicketService service,
            TicketConversation conversation,
            SideConversations sides,
            TicketHome home,
            TicketJourney journey,
            Timeline timeline,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.titles = titles;
        this.notes = notes;
        this.promises = promises;
        this.letters = letters;
        this.service = service;
        this.conversation = conversation;
        this.sides = sides;
        this.home = home;
        this.journey = journey;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody took the work on it, so the ticket is theirs. */
    public void taken(TicketId id, String login) {
        var ticket = tickets.lock(id);
        var person = home.person(login);
        if (!person.id().value().equals(ticket.assignee())) {
            ticket.give(person.id().value());
            noteOwner(ticket, person);
        }
    }

    /**
     * A person sorts a ticket again; what is promised follows. What they leave empty is taken away.
     *
     * @param version the one the person saw
     * @throws dev.baton.shared.Stale if somebody else was faster
     */
    public void sort(TicketId id, Triage triage, long version) {
        var ticket = tickets.seen(id, version);
        var formerTeam = ticket.team();
        titles.follow(ticket, () -> ticket.sorted(triage));
        if (!triage.team().equals(formerTeam)) {
            ticket.moveTo(triage.team());
            notes.assigned(ticket, triage.team(), "Sorted by hand", Map.of("team", triage.team()));
        }
        tickets.flush();
        if (!triage.team().equals(formerTeam)) {
            journey.assigned(id, null, triage.team());
        }
        if (!journey.sorted(id)) {
            journey.changed(id);
        }
        events.publishEvent(new TicketTriaged(id, triage.priority(), triage.team(), triage.category()));
    }

    /**
     * Makes a ticket part of another: its conversation moves there, its promises end, and letters to it go there from now on.
     * What its customer said and nobody answered is said there now.
     *
     * @throws Rejected if one of them is over, or the first is an incident that others wait for
     */
    public void merge(TicketId id, TicketId into, String login) {
        var first = id.value().compareTo(into.value()) < 0 ? tickets.lock(id) : tickets.lock(into);
        var second = first.id().equals(id) ? tickets.lock(into) : tickets.lock(id);
        var ticket = first.id().equals(id) ? first : second;
        var target = first.id().equals(id) ? second : first;
        if (!rows.ofIncident(id).isEmpty()) {
            throw new Rejected("ticket.incident-awaited", ticket.title());
        }
        var unheard = ticket.isUnheard();
        ticket.mergeInto(target, clock.instant());
        promises.dropped(ticket, "Part of " + target.title());
        var taken = new HashMap<String, Object>(Map.of("from", id.toString(), "login", login));
        if (unheard) {
            rows.lastWordsOfAPerson(id)
                    .ifPresent(said -> taken.put("words", said.entry().toString()));
        }
        taken.put("entries", timeline.move(ticket.record(), target.record()).size());
        var stranger = !ticket.requester().isSamePerson(target.requester());
        rows.addMerged(target.id(), id, stranger ? ticket.requester().emailKey() : null, stranger);
        notes.merged(ticket, "Merged into " + target.title(), Map.of("into", into.toString(), "login", login));
        notes.merged(target, "Took in " + ticket.title(), taken);
        tickets.flush();
        sides.moveTo(ticket, target);
        journey.merged(id);
        events.publishEvent(new TicketMerged(id, into));
        if (unheard) {
            conversation.customerWrote(target);
        }
    }

    /**
     * Makes a ticket of its own of a part of a conversation: a second matter in the same letter.
     *
     * @param text what one of us says about it, for sorting and as an internal note; may be empty
     * @param entries what moves to the new one; none: nothing of the conversation stands there
     * @throws Rejected if the ticket is part of another or erased, or one of them is no entry of it, or not any more
     */
    public TicketId split(TicketId id, String subject, String text, Collection<ActivityId> entries, String login) {
        var whole = tickets.lock(id);
        if (whole.status() == TicketStatus.MERGED) {
            throw new Rejected(
                    "ticket.split-elsewhere",
                    whole.title(),
                    tickets.survivor(id).title());
        }
        if (whole.status() == TicketStatus.ERASED) {
            throw new Rejected("ticket.nothing-to-split", whole.title());
        }
        var requester = whole.requester();
        var details = new NewTicket(
                whole.channel(),
                subject,
                text,
                requester.name(),
                requester.email(),
                requester.phone(),
                requester.language(),
                whole.product(),
                null,
                false,
                List.copyOf(rows.readers(id)));
        var part = service.open(details, opened -> {
            if (!text.isBlank()) {
                notes.internal(opened, text, login);
            }
        });
        tickets.lock(part).splitFrom(whole);
        var ours = timeline.idsOf(whole.record());
        if (!ours.containsAll(entries)) {
            throw new Rejected("ticket.entries-moved", whole.title());
        }
        timeline.moveThese(entries, part.record());
        notes.merged(whole, "Split off: " + subject, Map.of("part", part.toString(), "login", login));
        return part;
    }

    /** More than one customer is hit: others can be made part of it, and it is solved for all at once. */
    public void declareIncident(TicketId id, String login) {
        var ticket = tickets.lock(id);
        ticket.declareIncident();
        notes.status(ticket, "Declared a major incident", login);
        events.publishEvent(new TicketChanged(id));
    }

    /**
     * Makes a ticket part of an incident: its customer is told once, and again when the incident is solved. Holds the
     * incident first, as its solution does, so that none joins what is being solved.
     *
     * @throws Rejected if nobody would hear that the incident is solved: it is not sorted yet, or between two steps
     */
    public void joinIncident(TicketId id, TicketId incident, String login) {
        var whole = tickets.lock(incident);
        var ticket = tickets.lock(id);
        var waits = incident.equals(ticket.incidentOf());
        ticket.joinIncident(whole, clock.instant());
        tickets.flush();
        if (!journey.linkedToIncident(id)) {
            if (waits) {
                return;
            }
            throw new Rejected("ticket.not-worked-on", ticket.title());
        }
        notes.status(ticket, "Part of the incident " + whole.title(), login);
        letters.partOfIncident(
                ticket, new Cause(SendKey.of("incident", incident.toString(), id.toString()), null, null));
        events.publishEvent(new TicketChanged(id));
    }

    /** Whoever has it cannot solve it: the next level takes over. */
    public void needsNextLevel(TicketId id, String reason, String login) {
        var ticket = tickets.lock(id);
        if (ticket.level() >= 3) {
            throw new Rejected("ticket.highest-level", ticket.title());
        }
        notes.internal(ticket, reason, login);
        tickets.flush();
        if (!journey.nextLevelNeeded(id)) {
            throw new Rejected("ticket.not-worked-on", ticket.title());
        }
    }

    private void noteOwner(Ticket ticket, Person person) {
        var team = ticket.team() == null ? SupportTeams.FIRST_LEVEL : ticket.team();
        notes.assigned(ticket, person.name(), "Taken by hand", Map.of("owner", person.login(), "team", team));
        events.publishEvent(new TicketAssigned(ticket.id(), person.login(), team));
    }
}
