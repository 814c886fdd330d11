package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.SendKey;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.ticket.TicketEvents.CustomerWrote;
import dev.baton.ticket.TicketEvents.TicketAnswered;
import dev.baton.ticket.TicketRows.Said;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.NewAttachment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers and our people have to say to each other about a ticket. */
@Service
@Transactional
public class TicketConversation {
    private static final int LONGEST_TEXT = 50_000;

    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketNotes notes;
    private final Promises promises;
    private final Correspondence letters;
    private final Copies copies;
    private final TicketService service;
    private final FollowUps followUps;
    private final TicketHome home;
    private final TicketJourney journey;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketConversation(
            Tickets tickets,
            TicketRows rows,
            TicketNotes notes,
            Promises promises,
            Correspondence letters,
            Copies copies,
            TicketService service,
            FollowUps followUps,
            TicketHome home,
            TicketJourney journey,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.notes = notes;
        this.promises = promises;
        this.letters = letters;
        this.copies = copies;
        this.service = service;
        this.followUps = followUps;
        this.home = home;
        this.journey = journey;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One of us writes to the customer, once per key. The answer that was promised is given.
     *
     * @throws CrossedLetters if the customer, or a colleague, wrote meanwhile; nothing is sent
     * @throws Invalid without a text, or if the files are too many, or too large together
     * @throws Rejected if they, or one in copy, cannot be written to, or nothing more is said in this ticket
     */
    public void answer(
            TicketId id,
            TicketAnswer answer,
            String login,
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        var ticket = tickets.lock(id);
        if (ticket.status() == TicketStatus.CLOSED) {
            throw new Rejected("ticket.closed", ticket.title());
        }
        refuseElsewhere(ticket);
        refuseCrossing(ticket, answer.seenUntil());
        letters.answer(
                ticket,
                checked(answer.text()),
                TicketFiles.checked(answer.files()),
                answer.cc() == null ? copies.usual(ticket) : copies.of(ticket, answer.cc()),
                home.person(login),
                new Cause(key, processInstanceId, activityId));
        ticket.asksAgain(clock.instant());
        var first = ticket.answered(clock.instant());
        promises.answered(ticket);
        events.publishEvent(new TicketAnswered(id, first));
    }

    /** Who gets a copy of an answer whose writer names nobody. */
    @Transactional(readOnly = true)
    public List<String> usualCopies(TicketId id) {
        return copies.usual(tickets.get(id));
    }

    /** One of us spoke to the customer on the telephone: that is an answer too. */
    public void called(TicketId id, String note, String login) {
        var ticket = tickets.lock(id);
        refuseElsewhere(ticket);
        notes.said(ticket, ActivityKind.CALL, checked(note), Map.of("login", login), List.of());
        ticket.asksAgain(clock.instant());
        var first = ticket.answered(clock.instant());
        promises.answered(ticket);
        events.publishEvent(new TicketAnswered(id, first));
    }

    /** A word among ourselves. */
    public void note(TicketId id, String text, String login) {
        notes.internal(tickets.get(id), checked(text), login);
    }

    /** Work goes on though it waited, was solved or is part of an incident; does nothing where it goes on already. */
    public void takeUp(TicketId id) {
        var ticket = tickets.lock(id);
        if (ticket.status() != TicketStatus.OPEN && ticket.status() != TicketStatus.NEW
                || ticket.incidentOf() != null) {
            journey.takenUp(id);
        }
    }

    /** Somebody we asked has answered. */
    public void vendorAnswered(TicketId id, String text, String login) {
        var ticket = tickets.lock(id);
        notes.internal(ticket, checked(text), login);
        if (ticket.status() == TicketStatus.WAITING_VENDOR) {
            ticket.workedOnAgain();
            promises.resumed(ticket, "Somebody else answered");
            tickets.flush();
            journey.vendorAnswered(id);
        }
    }

    /**
     * The customer writes by the portal. Their words are in the ticket that theirs became part of; what is over is followed by
     * a ticket of its own.
     *
     * @param key what they opened the ticket with
     */
    public void wroteByPortal(String key, String text) {
        wroteByPortal(key, text, List.of());
    }

    /**
     * The same with files.
     *
     * @throws Invalid without a text, or if the files are too many or too large together
     */
    public void wroteByPortal(String key, String text, List<NewAttachment> files) {
        var id = rows.byKey(key).orElseThrow(() -> new NotFound("ticket", "of that link"));
        var words = checked(text);
        var enclosed = TicketFiles.checked(files);
        var theirs = tickets.get(id);
        var ticket = tickets.lockSurvivor(id);
        if (ticket.status().isOver()) {
            follow(ticket, theirs, words, enclosed);
            return;
        }
        notes.said(
                ticket,
                ActivityKind.WEB_FORM,
                words,
                TicketNotes.saidBy(TicketChannel.PORTAL, theirs.requester()),
                enclosed);
        customerWrote(ticket);
    }

    /** A word of the customer stands in the timeline; clocks and process hear of it. */
    void customerWrote(Ticket ticket) {
        ticket.customerWrote(clock.instant());
        var status = ticket.status();
        if (status.isLive()) {
            ticket.workedOnAgain();
            var next = ticket.next();
            if (next != null) {
                promises.customerWrote(ticket, next);
            }
        }
        tickets.flush();
        if (!journey.customerReplied(ticket.id()) && ticket.status().isLive()) {
            // Whose road somebody ended has to be answered all the same; one that is on it stays where it is.
            journey.received(ticket.id());
        }
        events.publishEvent(new CustomerWrote(ticket.id()));
    }

    /** What we wrote did not reach the customer, and never will. */
    void notReached(Ticket ticket, String what, @Nullable String why) {
        ticket.unreachable(true);
        notes.status(ticket, what, why);
        tickets.flush();
        journey.replyBounced(ticket.id());
    }

    /** Words by the portal to a ticket that is over; whoever has the link of theirs wrote them. */
    private void follow(Ticket former, Ticket theirs, String words, List<NewAttachment> files) {
        var requester = theirs.requester();
        var details = new NewTicket(
                TicketChannel.PORTAL,
                theirs.subject(),
                words,
                requester.name(),
                requester.email(),
                requester.phone(),
                requester.language(),
                theirs.product(),
                null,
                true,
                List.copyOf(rows.readers(theirs.id())));
        follow(
                former,
                details,
                opened -> notes.said(
                        opened,
                        ActivityKind.WEB_FORM,
                        words,
                        TicketNotes.saidBy(TicketChannel.PORTAL, requester),
                        files));
    }

    /** A letter to a ticket that is over: its writer, whoever that is, gets one of their own. */
    void followedBy(Ticket former, String messageId) {
        follow(
                former,
                rows.letter(former.id(), messageId)
                        .orElseThrow(() ->
                                new IllegalStateException("The letter " + messageId + " is not in " + former.title())));
    }

    /** What was said last is a matter of its own: a ticket that points back. */
    @CanIgnoreReturnValue
    public TicketId openFollowUp(TicketId id) {
        var former = tickets.lock(id);
        return follow(
                former,
                rows.lastWords(id)
                        .orElseThrow(() -> new IllegalStateException("Nobody said anything in " + former.title())));
    }

    @CanIgnoreReturnValue
    private TicketId follow(Ticket former, Said said) {
        return follow(
                former,
                followUps.of(former, said, rows.readers(former.id())),
                opened -> notes.moved(said.entry(), opened));
    }

    /** In the ticket that follows already, if there is one of theirs that is not over: who writes twice asks once. */
    @CanIgnoreReturnValue
    private TicketId follow(Ticket former, NewTicket details, Consumer<Ticket> firstEntry) {
        var going = goesOnIn(former, details);
        if (going != null) {
            firstEntry.accept(going);
            customerWrote(going);
            return going.id();
        }
        var id = service.open(details, firstEntry);
        tickets.lock(id).follows(former);
        notes.status(former, "A new ticket follows this one", null);
        return id;
    }

    private @Nullable Ticket goesOnIn(Ticket former, NewTicket details) {
        var requester = Requester.of(details, home.tenant().country());
        return rows.followers(former.id(), requester).stream()
                .map(tickets::lockSurvivor)
                .filter(each -> !each.status().isOver() && !each.id().equals(former.id()))
                .findFirst()
                .orElse(null);
    }

    /** The customer could not be reached, and there is another way, or none. */
    public void unreachable(TicketId id, boolean otherWay, @Nullable String email, String note, String login) {
        var ticket = tickets.lock(id);
        notes.internal(ticket, checked(note), login);
        if (email != null) {
            var address = EmailAddress.read(email);
            if (address == null) {
                throw new Invalid(List.of(new FieldProblem("email", "This is no e-mail address")));
            }
            ticket.of(ticket.requester().reachedAt(address));
        }
        if (otherWay) {
            ticket.unreachable(false);
        }
    }

    /**
     * What refuses a decision about a ticket that was made before its maker saw what was said since; to be run in the
     * transaction that does what they decided. Throws {@link CrossedLetters}.
     *
     * @param record of another kind than a ticket refuses nothing
     * @param seenUntil when somebody last wrote, as they saw it; null where nobody looked
     */
    public Runnable unlessCrossed(RecordRef record, @Nullable Instant seenUntil) {
        return record.type() == RecordType.TICKET && seenUntil != null
                ? () -> refuseCrossing(tickets.lock(new TicketId(record.id())), seenUntil)
                : () -> {};
    }

    /** Words of ours about a ticket that became part of another would stand where nobody works. */
    private void refuseElsewhere(Ticket ticket) {
        if (ticket.status() == TicketStatus.MERGED) {
            throw new Rejected(
                    "ticket.goes-on-elsewhere",
                    ticket.title(),
                    tickets.survivor(ticket.id()).title());
        }
        if (ticket.status() == TicketStatus.ERASED) {
            throw new Rejected(
                    "ticket.already-over", ticket.title(), ticket.status().key());
        }
    }

    private void refuseCrossing(Ticket ticket, @Nullable Instant seenUntil) {
        if (seenUntil == null) {
            return;
        }
        var answered = ticket.lastAnswerAt();
        if (ticket.lastCustomerAt().isAfter(seenUntil) || answered != null && answered.isAfter(seenUntil)) {
            throw new CrossedLetters(ticket.title());
        }
    }

    private static String checked(String text) {
        if (text.isBlank()) {
            throw new Invalid(List.of(new FieldProblem("text", "Write something")));
        }
        if (text.length() > LONGEST_TEXT) {
            throw new Invalid(List.of(new FieldProblem("text", "At most " + LONGEST_TEXT + " characters")));
        }
        return text.strip();
    }
}
