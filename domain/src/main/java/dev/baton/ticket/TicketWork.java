package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.inbox.Inbox;
import dev.baton.outbox.SendKey;
import dev.baton.shared.UuidV7;
import dev.baton.sla.ClockKind;
import dev.baton.sla.PauseReason;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.ticket.TicketEvents.TicketClosed;
import dev.baton.ticket.TicketEvents.TicketEscalated;
import dev.baton.ticket.TicketEvents.TicketReopened;
import dev.baton.ticket.TicketEvents.TicketResolved;
import dev.baton.ticket.TicketEvents.TicketTriaged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the process does with a ticket, step by step. Each step may be done again without doing more. */
@Service
@Transactional
public class TicketWork {
    /** Somebody who writes often is not told each time that their letter came in. */
    private static final Duration TOLD_LATELY = Duration.ofHours(4);

    private static final int DAYS_FOR_A_VENDOR = 3;
    private static final int DAYS_OF_GRACE = 2;

    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketTitles titles;
    private final TicketNotes notes;
    private final Promises promises;
    private final PromiseTable promised;
    private final Correspondence letters;
    private final SideConversations sides;
    private final TicketHome home;
    private final TicketJourney journey;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketWork(
            Tickets tickets,
            TicketRows rows,
            TicketTitles titles,
            TicketNotes notes,
            Promises promises,
            PromiseTable promised,
            Correspondence letters,
            SideConversations sides,
            TicketHome home,
            TicketJourney journey,
            Inbox inbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.titles = titles;
        this.notes = notes;
        this.promises = promises;
        this.promised = promised;
        this.letters = letters;
        this.sides = sides;
        this.home = home;
        this.journey = journey;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
    }

    /** Tells whoever asked that it came in, once, and not somebody who was told so lately. */
    @CanIgnoreReturnValue
    public AckOutcome acknowledge(TicketId id, @Nullable String processInstanceId, @Nullable String activityId) {
        var ticket = tickets.lock(id);
        if (!ticket.isToBeAcknowledged()) {
            return AckOutcome.NOT_WANTED;
        }
        var address = ticket.requester().emailKey();
        if (address == null || !letters.canWriteTo(ticket)) {
            return AckOutcome.NO_ADDRESS;
        }
        if (rows.acknowledgedSince(address, clock.instant().minus(TOLD_LATELY), id)) {
            return AckOutcome.TOLD_LATELY;
        }
        var answerDue = promises.of(id).stream()
                .filter(one -> one.clock().kind() == ClockKind.FIRST)
                .map(one -> one.clock().dueAt())
                .findFirst();
        var posted = letters.acknowledge(
                ticket,
                answerDue.orElse(null),
                new Cause(SendKey.of(Correspondence.ACKNOWLEDGE, id.toString()), processInstanceId, activityId));
        ticket.acknowledged(clock.instant());
        return posted ? AckOutcome.POSTED : AckOutcome.POSTED_BEFORE;
    }

    @Transactional(readOnly = true)
    public TriageFacts triageFacts(TicketId id) {
        var ticket = tickets.get(id);
        var requester = ticket.requester();
        return new TriageFacts(
                ticket.channel(),
                ticket.topic(),
                ticket.product(),
                requester.supportTier(),
                requester.vip(),
                ticket.impact(),
                requester.language(),
                rows.openIncident(ticket.topic(), ticket.product()));
    }

    /** A table, or a person, said what it is and who works on it. */
    public void triaged(TicketId id, Triage triage) {
        var ticket = tickets.lock(id);
        titles.follow(ticket, () -> ticket.triaged(triage));
        tickets.flush();
        events.publishEvent(new TicketTriaged(id, triage.priority(), triage.team(), triage.category()));
    }

    @Transactional(readOnly = true)
    public PromiseFacts promiseFacts(TicketId id) {
        var ticket = tickets.get(id);
        return new PromiseFacts(
                ticket.priority(),
                ticket.requester().supportTier(),
                ticket.requester().vip(),
                ticket.channel(),
                ticket.impact());
    }

    /** What is promised about it from now on; what the tenant said about the policy goes before its table. */
    public void promise(TicketId id, Promise promise) {
        var ticket = tickets.lock(id);
        var ours = promised.of(promise);
        ticket.promised(ours);
        promises.promise(ticket, ours);
    }

    /** Who has it; null while nobody does. */
    @Transactional(readOnly = true)
    public @Nullable String assignee(TicketId id) {
        var person = home.person(tickets.get(id).assignee());
        return person == null ? null : person.login();
    }

    /** The key of the team that works on it. */
    @Transactional(readOnly = true)
    public String team(TicketId id) {
        var team = tickets.get(id).team();
        return team == null ? SupportTeams.FIRST_LEVEL : team;
    }

    /** When the next promise about it ends; empty while none counts. */
    @Transactional(readOnly = true)
    public Optional<Instant> due(TicketId id) {
        return promises.of(id).stream()
                .flatMap(one -> Optional.ofNullable(one.clock().dueAt()).stream())
                .min(Instant::compareTo);
    }

    /** It goes to the next level of support. */
    public void passUp(TicketId id) {
        var ticket = tickets.lock(id);
        var from = ticket.team();
        var to = SupportTeams.above(ticket.level());
        ticket.passUp(to);
        notes.assigned(ticket, to, "Needs level " + ticket.level(), Map.of("team", to, "level", ticket.level()));
        promises.stepped(ticket);
        events.publishEvent(new TicketEscalated(id, ticket.level(), from, to));
    }

    /** Whether somebody said that the customer cannot be reached. */
    @Transactional(readOnly = true)
    public boolean isUnreachable(TicketId id) {
        return tickets.get(id).isUnreachable();
    }

    /** One of us says that the customer, or somebody else, has to answer first; from now on the clocks stand. */
    public void waits(TicketId id, PauseReason forWhom) {
        var ticket = tickets.lock(id);
        ticket.waits(forWhom == PauseReason.CUSTOMER, clock.instant());
        promises.paused(ticket, forWhom);
    }

    /**
     * Waits for the customer.
     *
     * @return when somebody looks whether they have answered: now, if they were faster than the process
     */
    public Instant awaitCustomer(TicketId id) {
        var ticket = tickets.lock(id);
        return ticket.status() == TicketStatus.WAITING_CUSTOMER
                ? patience(ticket).nextLook()
                : clock.instant();
    }

    /** Waits for somebody we asked; says when work goes on without their answer: now, if it goes on already. */
    public Instant awaitVendor(TicketId id) {
        var ticket = tickets.lock(id);
        return ticket.status() == TicketStatus.WAITING_VENDOR
                ? calendarDays(ticket, DAYS_FOR_A_VENDOR)
                : clock.instant();
    }

    /** Whether it waits for a vendor whom we asked in a conversation of their own, and who has not answered yet. */
    @Transactional(readOnly = true)
    public boolean isVendorAwaited(TicketId id) {
        return tickets.get(id).status() == TicketStatus.WAITING_VENDOR && sides.isAwaited(id);
    }

    /** Work on it goes on. */
    public void workOn(TicketId id) {
        var ticket = tickets.lock(id);
        ticket.workedOnAgain();
        promises.resumed(ticket, "Work goes on");
    }

    @Transactional(readOnly = true)
    public Silence judgeSilence(TicketId id) {
        var ticket = tickets.get(id);
        return ticket.status() == TicketStatus.WAITING_CUSTOMER
                ? patience(ticket).judge(clock.instant())
                : Silence.OVER;
    }

    /**
     * Asks the customer once more, if it is time to.
     *
     * @return when somebody looks whether they have answered: now, if they were faster than the process
     */
    public Instant remind(TicketId id, @Nullable String processInstanceId, @Nullable String activityId) {
        var ticket = tickets.lock(id);
        if (ticket.status() != TicketStatus.WAITING_CUSTOMER) {
            return clock.instant();
        }
        var reminder = patience(ticket).due(clock.instant());
        if (reminder > 0) {
            var key = SendKey.of(
                    Correspondence.REMIND, id.toString(), String.valueOf(ticket.waitingSince()), "" + reminder);
            letters.remind(ticket, new Cause(key, processInstanceId, activityId));
            ticket.reminded(reminder);
        }
        return patience(ticket).nextLook();
    }

    /**
     * Takes it that it is solved, because the customer does not answer, and tells them so.
     *
     * @return false if it is not solved: they were faster than the process
     */
    public boolean solveUnanswered(TicketId id, @Nullable String processInstanceId, @Nullable String activityId) {
        var ticket = tickets.lock(id);
        if (ticket.status() == TicketStatus.WAITING_CUSTOMER) {
            var key = SendKey.of("solved-by-silence", id.toString(), "" + ticket.cycle());
            letters.solvedBySilence(ticket, new Cause(key, processInstanceId, activityId));
            resolve(ticket, ResolvedBy.SILENCE, null, false, null);
        }
        return !ticket.status().isLive();
    }

    /**
     * It is solved; all clocks stop.
     *
     * @param how what the customer is told about the solution; null if they were told already
     * @param articleWanted whether others could learn from it
     */
    public void solve(TicketId id, ResolvedBy by, @Nullable String how, boolean articleWanted) {
        solve(id, by, how, articleWanted, null);
    }

    /**
     * As above, of an incident.
     *
     * @param toOthers what those it hit are told; null tells them that it is over
     */
    public void solve(
            TicketId id, ResolvedBy by, @Nullable String how, boolean articleWanted, @Nullable String toOthers) {
        var ticket = tickets.lock(id);
        if (ticket.status().isLive()) {
            resolve(ticket, by, how, articleWanted, toOthers);
        }
    }

    @Transactional(readOnly = true)
    public boolean isIncident(TicketId id) {
        return tickets.get(id).isIncident();
    }

    private void resolve(
            Ticket ticket, ResolvedBy by, @Nullable String how, boolean articleWanted, @Nullable String toOthers) {
        ticket.resolve(by, how, articleWanted, clock.instant());
        promises.resolved(ticket);
        notes.status(ticket, by == ResolvedBy.SILENCE ? "Solved, for the customer did not answer" : "Solved", how);
        events.publishEvent(new TicketResolved(ticket.id(), ticket.cycle(), by, toOthers));
    }

    /** Until when the customer can say that it is not solved: two working days. */
    @Transactional(readOnly = true)
    public Instant graceEnds(TicketId id) {
        return calendarDays(tickets.get(id), DAYS_OF_GRACE);
    }

    /**
     * Whether the customer has answered a solved ticket, and nobody judged it yet. Holds the ticket, so that an answer that
     * comes now waits until the process listens.
     */
    public boolean isAnswered(TicketId id) {
        return isAnswered(tickets.lock(id));
    }

    private static boolean isAnswered(Ticket ticket) {
        var judged = ticket.judgedAt();
        return judged != null && ticket.lastCustomerAt().isAfter(judged);
    }

    /** What is to be known about the last answer to a solved ticket; it counts as judged. */
    public ReopenFacts reopenFacts(TicketId id) {
        var ticket = tickets.lock(id);
        ticket.judged(ticket.lastCustomerAt());
        var resolved = ticket.resolvedAt() == null ? clock.instant() : ticket.resolvedAt();
        var said = rows.lastWords(id);
        return new ReopenFacts(
                Duration.between(resolved, clock.instant()).toDays(),
                said.map(TicketRows.Said::automatic).orElse(false),
                said.map(words -> Thanks.isAll(words.text())).orElse(false),
                ticket.mergedInto() != null,
                said.map(words -> isParticipant(ticket, words.from())).orElse(true));
    }

    private boolean isParticipant(Ticket ticket, @Nullable String from) {
        return from == null
                || from.equals(ticket.requester().emailKey())
                || from.equals(ticket.requester().phone())
                || rows.participants(ticket.id()).contains(from);
    }

    /** It was not solved after all: work and clocks go on where they stopped, and who objected is promised an answer. */
    public void reopen(TicketId id) {
        var ticket = tickets.lock(id);
        if (ticket.status() == TicketStatus.RESOLVED) {
            var objected = isObjection(ticket);
            ticket.reopen();
            promises.reopened(ticket);
            var next = ticket.next();
            if (objected && next != null) {
                promises.customerWrote(ticket, next);
            }
            notes.status(ticket, "Reopened", null);
            events.publishEvent(new TicketReopened(id, ticket.cycle()));
        }
    }

    /** Whether the customer waits for an answer: to say no more than thanks is no objection. */
    private boolean isObjection(Ticket ticket) {
        return ticket.isAnswerOwed()
                && rows.lastWords(ticket.id())
                        .map(said -> !said.automatic() && !Thanks.isAll(said.text()))
                        .orElse(false);
    }

    /**
     * It is over for good.
     *
     * @return false if the customer has answered, and nobody judged it yet: then it is not
     * @throws dev.baton.shared.Rejected if it is not solved
     */
    public boolean close(TicketId id) {
        var ticket = tickets.lock(id);
        if (ticket.status() == TicketStatus.CLOSED) {
            return true;
        }
        if (isAnswered(ticket)) {
            return false;
        }
        ticket.close(clock.instant());
        notes.status(ticket, "Closed", null);
        tickets.flush();
        sides.endAll(ticket);
        journey.closed(id);
        events.publishEvent(new TicketClosed(id, ticket.cycle()));
        return true;
    }

    /** Which solution it is at, counted from 1. */
    @Transactional(readOnly = true)
    public int cycle(TicketId id) {
        return tickets.get(id).cycle();
    }

    /** Whether others could learn from it. */
    @Transactional(readOnly = true)
    public boolean isArticleWanted(TicketId id) {
        return tickets.get(id).isArticleWanted();
    }

    /** Something is wrong with the ticket that a person has to mend. */
    public void needsRepair(TicketId id, String reason) {
        var ticket = tickets.lock(id);
        ticket.needsRepair(reason);
        notes.status(ticket, "Needs repair", reason);
    }

    /** A person has mended the ticket, or let it be. */
    public void repaired(TicketId id, boolean startOver, @Nullable String note) {
        notes.status(tickets.get(id), startOver ? "Repaired: starts over" : "Repaired: ends here", note);
    }

    /** Sets the ticket on its road anew, once the process that asks for it is over; a solved one is not solved after all. */
    public void startOver(TicketId id) {
        reopen(id);
        inbox.take("baton", "start-over:" + UuidV7.next(), StartOver.KIND, id.value(), Map.of(), null);
    }

    private Patience patience(Ticket ticket) {
        var since = ticket.waitingSince() == null ? clock.instant() : ticket.waitingSince();
        return new Patience(since, ticket.reminders(), promises.calendarOf(ticket.id()));
    }

    private Instant calendarDays(Ticket ticket, int days) {
        return promises.calendarOf(ticket.id()).addBusinessDays(clock.instant(), days);
    }
}
