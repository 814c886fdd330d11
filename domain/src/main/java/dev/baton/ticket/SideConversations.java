package dev.baton.ticket;

import dev.baton.consent.ConsentService;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.mailroom.Bounce;
import dev.baton.notice.NoticeKind;
import dev.baton.notice.Occasion;
import dev.baton.outbox.SendKey;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.Texts;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What we have to say to vendors about tickets, and they to us. Each conversation is a thread of its own: its letters
 * stand in its own timeline, their answers come back to it, and no customer ever sees any of them.
 */
@Service
@Transactional
public class SideConversations {
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_SUBJECT = 190;

    private static final String BY_AGENT = "agent";
    private static final String BY_TICKET = "ticket";
    private static final String BY_SILENCE = "silence";

    private final SideRows rows;
    private final SideLetters letters;
    private final Tickets tickets;
    private final TicketRows ticketRows;
    private final TicketNotes notes;
    private final Promises promises;
    private final Correspondence told;
    private final ConsentService consents;
    private final Timeline timeline;
    private final TicketHome home;
    private final TicketJourney journey;
    private final Clock clock;

    SideConversations(
            SideRows rows,
            SideLetters letters,
            Tickets tickets,
            TicketRows ticketRows,
            TicketNotes notes,
            Promises promises,
            Correspondence told,
            ConsentService consents,
            Timeline timeline,
            TicketHome home,
            TicketJourney journey,
            Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.tickets = tickets;
        this.ticketRows = ticketRows;
        this.notes = notes;
        this.promises = promises;
        this.told = told;
        this.consents = consents;
        this.timeline = timeline;
        this.home = home;
        this.journey = journey;
        this.clock = clock;
    }

    /** Those of a ticket, oldest first, as somebody may see them. */
    @Transactional(readOnly = true)
    public List<SideConversation> of(TicketId ticket, SignedIn person) {
        if (!person.may(Right.SEE_TICKETS)) {
            throw new NotFound("ticket", ticket);
        }
        var all = rows.of(ticket);
        return person.may(Right.SEE_PERSONAL_DATA)
                ? all
                : all.stream().map(SideConversation::masked).toList();
    }

    /** A ticket and its conversations with vendors, as records. */
    @Transactional(readOnly = true)
    public List<RecordRef> withTicket(TicketId ticket) {
        return Stream.concat(
                        Stream.of(ticket.record()),
                        rows.of(ticket).stream()
                                .map(conversation -> conversation.id().record()))
                .toList();
    }

    /** The ticket a conversation is about. */
    @Transactional(readOnly = true)
    public TicketId ticketOf(SideConversationId id) {
        return rows.get(id).ticket();
    }

    /**
     * Writes to a vendor, which begins a conversation with them: once for each id, so that a form sent twice begins one.
     *
     * @throws Invalid with every field that does not fit
     * @throws Rejected if the ticket is over, if they asked us not to write, or if they are its customer
     */
    public void start(
            SideConversationId id, TicketId ticketId, String address, String subject, String text, String login) {
        var vendor = EmailAddress.read(address);
        var problems = new ArrayList<FieldProblem>();
        if (vendor == null) {
            problems.add(new FieldProblem("vendor", "This is no e-mail address"));
        }
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            problems.add(
                    new FieldProblem("subject", "Say in up to " + LONGEST_SUBJECT + " characters what it is about"));
        }
        problems.addAll(problemsOf(text));
        if (vendor == null || !problems.isEmpty()) {
            throw new Invalid(List.copyOf(problems));
        }
        var ticket = tickets.lock(ticketId);
        if (rows.find(id).isPresent()) {
            return;
        }
        if (!ticket.status().isLive() && ticket.status() != TicketStatus.RESOLVED) {
            throw new Rejected(
                    "ticket.already-over", ticket.title(), ticket.status().key());
        }
        if (vendor.key().equals(ticket.requester().emailKey())
                || ticketRows.participants(ticketId).contains(vendor.key())) {
            throw new Rejected("ticket.vendor-is-customer", ticket.title());
        }
        refuseSuppressed(vendor.key());
        rows.add(id, ticketId, vendor, Texts.line(subject).strip(), clock.instant());
        letters.write(
                rows.get(id), text.strip(), home.person(login), cause(SendKey.of("side", id.toString(), "first")));
        notes.status(ticket, "A vendor was asked", Texts.line(subject).strip());
        tickets.flush();
        if (!journey.vendorAsked(ticketId, id)) {
            throw new Rejected("ticket.not-worked-on", ticket.title());
        }
    }

    /**
     * Writes to them once more, once per key.
     *
     * @throws Invalid without a text
     * @throws Rejected if the conversation is over, or they asked us not to write
     */
    public void write(SideConversationId id, String text, String login, SendKey key) {
        var problems = problemsOf(text);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        var side = held(id);
        var vendor = side.vendor() == null ? null : EmailAddress.read(side.vendor());
        if (!side.isOpen() || vendor == null) {
            throw new Rejected("ticket.side-over", side.subject());
        }
        refuseSuppressed(vendor.key());
        if (letters.write(side, text.strip(), home.person(login), cause(key))) {
            rows.wrote(id, clock.instant());
            journey.sideConversationChanged(side.ticket(), id);
        }
    }

    /** There is nothing left to say; does nothing where it is over already. */
    public void close(SideConversationId id) {
        end(held(id), BY_AGENT);
    }

    /** They wrote. Work on a ticket that waits for them goes on, unless somebody else has to answer, too. */
    void vendorWrote(SideConversationId id) {
        var side = held(id);
        var ticket = tickets.get(side.ticket());
        var now = clock.instant();
        rows.answered(id, now);
        notes.status(ticket, "A vendor has answered", side.subject());
        tellOwner(ticket, side, "vendor", now);
        changed(ticket, id);
    }

    /** A letter to them came back. */
    void returned(SideConversationId id, Bounce bounce) {
        var side = held(id);
        if (!bounce.hard()) {
            return;
        }
        var ticket = tickets.get(side.ticket());
        rows.returned(id, bounce.diagnostic());
        notes.status(ticket, "A letter to a vendor could not be delivered", bounce.diagnostic());
        tellOwner(ticket, side, "vendor-returned", clock.instant());
        changed(ticket, id);
    }

    /** How it stands. Holds its ticket, so that what changes now is told to a process that listens. */
    public SideLook look(SideConversationId id) {
        var side = held(id);
        return new SideLook(side.state(), patience(side).nextLook());
    }

    /** What is done about a vendor who did not answer in time. Holds its ticket until it is done. */
    public Silence judgeSilence(SideConversationId id) {
        var side = held(id);
        return side.state() == SideState.WAITING ? patience(side).judge(clock.instant()) : Silence.OVER;
    }

    /** Asks them once more, if it is time to. */
    public void remind(SideConversationId id, @Nullable String processInstanceId, @Nullable String activityId) {
        var side = held(id);
        var reminder = patience(side).due(clock.instant());
        if (side.state() != SideState.WAITING || reminder == 0) {
            return;
        }
        var vendor = side.vendor();
        if (vendor != null && !consents.isSuppressed(vendor)) {
            var key =
                    SendKey.of("side-remind", id.toString(), side.waitingSince().toString(), "" + reminder);
            letters.remind(side, new Cause(key, processInstanceId, activityId));
        }
        rows.reminded(id, reminder);
    }

    /** They do not answer: the conversation is over, and work on the ticket goes on without them. */
    public void giveUp(SideConversationId id) {
        var side = held(id);
        if (side.state() == SideState.WAITING) {
            notes.status(tickets.get(side.ticket()), "A vendor did not answer", side.subject());
            end(side, BY_SILENCE);
        }
    }

    /** Whether a vendor has to answer about this ticket. */
    boolean isAwaited(TicketId ticket) {
        return rows.of(ticket).stream().anyMatch(side -> side.state() == SideState.WAITING);
    }

    /** The ticket is over, and with it all conversations about it. */
    void endAll(Ticket ticket) {
        for (var side : rows.of(ticket.id())) {
            end(side, BY_TICKET);
        }
    }

    /** The ticket is part of another: what was said stands there, and is over. */
    void moveTo(Ticket ticket, Ticket target) {
        endAll(ticket);
        rows.move(ticket.id(), target.id());
    }

    /** Conversations that are open go on with the process a ticket begins anew. */
    void resume(TicketId ticket) {
        for (var side : rows.of(ticket)) {
            if (side.isOpen()) {
                journey.vendorAsked(ticket, side.id());
            }
        }
    }

    /** The person behind the ticket is forgotten, also in what was said about them. */
    void forget(Ticket ticket) {
        endAll(ticket);
        for (var side : rows.of(ticket.id())) {
            timeline.erase(side.id().record());
            rows.forget(side.id());
        }
    }

    private void end(SideConversation side, String endedBy) {
        if (!side.isOpen()) {
            return;
        }
        rows.close(side.id(), endedBy, clock.instant());
        changed(tickets.get(side.ticket()), side.id());
    }

    private void changed(Ticket ticket, SideConversationId id) {
        tickets.flush();
        journey.sideConversationChanged(ticket.id(), id);
        if (ticket.status() == TicketStatus.WAITING_VENDOR && !isAwaited(ticket.id())) {
            ticket.workedOnAgain();
            promises.resumed(ticket, "Nobody else has to answer");
            tickets.flush();
            journey.vendorAnswered(ticket.id());
        }
    }

    private void tellOwner(Ticket ticket, SideConversation side, String what, Instant now) {
        var owner = home.person(ticket.assignee());
        // Who is off shift, or away, finds it when they are back.
        if (owner != null) {
            var key = SendKey.of("told-" + what, side.id().toString(), now.toString());
            told.tell(
                    owner,
                    Occasion.of(key, NoticeKind.VENDOR_WROTE, ticket.record()),
                    told.text(owner, "told." + what + ".subject", ticket.title()),
                    told.text(owner, "told." + what + ".body", owner.name(), side.subject(), ticket.title()),
                    cause(key));
        }
    }

    /** The conversation, while nobody else changes it or its ticket. */
    private SideConversation held(SideConversationId id) {
        var ticket = tickets.lock(rows.get(id).ticket());
        return rows.find(id)
                .filter(side -> side.ticket().equals(ticket.id()))
                .orElseThrow(() -> new NotFound("side conversation", id));
    }

    private void refuseSuppressed(String address) {
        if (consents.isSuppressed(address)) {
            throw new Rejected("ticket.vendor-suppressed");
        }
    }

    private Patience patience(SideConversation side) {
        return new Patience(side.waitingSince(), side.reminders(), promises.calendarOf(side.ticket()));
    }

    private static Cause cause(SendKey key) {
        return new Cause(key, null, null);
    }

    private static List<FieldProblem> problemsOf(String text) {
        if (text.isBlank()) {
            return List.of(new FieldProblem("text", "Write something"));
        }
        return text.length() > LONGEST_TEXT
                ? List.of(new FieldProblem("text", "At most " + LONGEST_TEXT + " characters"))
                : List.of();
    }
}
