package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.notice.NoticeKind;
import dev.baton.notice.Occasion;
import dev.baton.outbox.SendKey;
import dev.baton.people.Person;
import dev.baton.shared.UuidV7;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.ticket.PromiseRows.Kept;
import dev.baton.ticket.TicketEvents.PromiseEndangered;
import dev.baton.ticket.TicketEvents.TicketAssigned;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Watches the promises of a ticket and does something before, and when, one is broken. Each rung is climbed once, and again
 * only where more time was promised since and is used up, too.
 */
@Service
@Transactional
public class TicketWatch {
    private static final int BROKEN = 100;
    private static final List<Integer> RUNGS = List.of(50, 80, BROKEN, 150);

    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketTitles titles;
    private final TicketNotes notes;
    private final Promises promises;
    private final Correspondence letters;
    private final TicketHome home;
    private final TicketJourney journey;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketWatch(
            Tickets tickets,
            TicketRows rows,
            TicketTitles titles,
            TicketNotes notes,
            Promises promises,
            Correspondence letters,
            TicketHome home,
            TicketJourney journey,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.titles = titles;
        this.notes = notes;
        this.promises = promises;
        this.letters = letters;
        this.home = home;
        this.journey = journey;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Where a promise is in danger.
     *
     * @param clock key of the clock
     * @param percent how much of it is used up, as the rung that was reached
     */
    public record Rung(UUID clock, int percent, EscalationFacts facts) {}

    private record Ahead(Kept kept, int percent, Instant at) {}

    /** Whether there is anything left to watch. */
    @Transactional(readOnly = true)
    public boolean isOver(TicketId id) {
        return switch (tickets.get(id).status()) {
            case NEW, OPEN, WAITING_CUSTOMER, WAITING_VENDOR, RESOLVED -> false;
            case CLOSED, MERGED, ERASED -> true;
        };
    }

    /** When the next rung is reached if nothing happens; empty while all clocks stand. */
    public Optional<Instant> nextThreshold(TicketId id) {
        var ticket = tickets.lock(id);
        rows.watched(id);
        return ahead(ticket).map(Ahead::at);
    }

    /** The rung that is reached by now, asked again: the clock may have been stopped a second ago. */
    public Optional<Rung> reached(TicketId id) {
        var ticket = tickets.lock(id);
        promises.check(ticket);
        return ahead(ticket)
                .filter(ahead -> !ahead.at().isAfter(clock.instant()))
                .map(first -> highest(ticket, first))
                .map(ahead -> new Rung(
                        ahead.kept().id(),
                        ahead.percent(),
                        new EscalationFacts(
                                ahead.kept().clock().kind(),
                                ahead.percent(),
                                ticket.priority(),
                                ticket.requester().supportTier(),
                                ticket.level(),
                                home.isPresent(home.person(ticket.assignee())),
                                promises.isOpenNow(ahead.kept()),
                                ticket.escalationSet())));
    }

    private Optional<Ahead> ahead(Ticket ticket) {
        if (!ticket.status().isLive()) {
            return Optional.empty();
        }
        var climbed = climbed(ticket.id());
        return promises.of(ticket.id()).stream()
                .filter(kept -> kept.clock().isRunning())
                .flatMap(kept -> ahead(kept, climbed))
                .min(Comparator.comparing(Ahead::at).thenComparing(Ahead::percent));
    }

    private Stream<Ahead> ahead(Kept kept, Set<String> climbed) {
        return RUNGS.stream()
                .filter(percent -> !climbed.contains(kept.id() + ":" + percent))
                .flatMap(percent -> promises.reaches(kept, percent).stream().map(at -> new Ahead(kept, percent, at)));
    }

    /** Of several rungs of a clock that lie behind, only the highest is news. */
    private Ahead highest(Ticket ticket, Ahead first) {
        return ahead(first.kept(), climbed(ticket.id()))
                .filter(ahead -> !ahead.at().isAfter(clock.instant()))
                .max(Comparator.comparing(Ahead::percent))
                .orElse(first);
    }

    private Set<String> climbed(TicketId id) {
        return Set.copyOf(jdbc.sql("""
                        select clock_id || ':' || percent from crm.ticket_escalation
                         where ticket_id = ? and withdrawn_at is null
                        """).param(id.value()).query(String.class).list());
    }

    /**
     * Climbs a rung: does what the ladder says, once.
     *
     * @param targetTeam whom it concerns beyond whoever has the ticket; null: nobody
     * @return whether whoever leads support is to take care of it now
     */
    public boolean climb(
            TicketId id,
            Rung rung,
            EscalationAction action,
            @Nullable String targetTeam,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        var ticket = tickets.lock(id);
        if (!note(id, rung.clock(), rung.percent(), action, targetTeam) || action == EscalationAction.NONE) {
            return false;
        }
        RUNGS.stream()
                .filter(lower -> lower < rung.percent())
                .forEach(lower -> note(id, rung.clock(), lower, EscalationAction.NONE, null));
        var times = withdrawn(rung);
        var key = times == 0
                ? SendKey.of("escalation", rung.clock().toString(), "" + rung.percent())
                : SendKey.of("escalation", rung.clock().toString(), "" + rung.percent(), "" + times);
        var cause = new Cause(key, processInstanceId, activityId);
        switch (action) {
            case REASSIGN -> backToTheTeam(ticket);
            // What was promised stays: to promise less time because it is late would only break it once more.
            case RAISE_PRIORITY -> titles.follow(ticket, ticket::raise);
            case NOTIFY, MANAGER_TASK, NONE -> {}
        }
        tell(ticket, rung, targetTeam, cause);
        notes.status(
                ticket,
                rung.percent() + " % of the time for the "
                        + rung.facts().clock().name().toLowerCase(Locale.ROOT) + " promise are used up",
                action.done());
        events.publishEvent(new PromiseEndangered(id, rung.facts().clock(), rung.percent(), action));
        return action == EscalationAction.MANAGER_TASK && !isCaredFor(id);
    }

    /** How often the rung was climbed of a shorter promise. */
    private int withdrawn(Rung rung) {
        return jdbc.sql("""
                        select count(*) from crm.ticket_escalation
                         where clock_id = ? and percent = ? and withdrawn_at is not null
                        """)
                .params(rung.clock(), rung.percent())
                .query(Integer.class)
                .single();
    }

    /** False if it stands there already. */
    @CanIgnoreReturnValue
    private boolean note(TicketId id, UUID counted, int percent, EscalationAction action, @Nullable String targetTeam) {
        return jdbc.sql("""
                        insert into crm.ticket_escalation (id, ticket_id, clock_id, percent, action, target, at)
                        values (:id, :ticket, :clock, :percent, :action, :target, :at)
                        on conflict (clock_id, percent) where withdrawn_at is null do nothing
                        """)
                        .param("id", UuidV7.next())
                        .param("ticket", id.value())
                        .param("clock", counted)
                        .param("percent", percent)
                        .param("action", action.key())
                        .param("target", targetTeam)
                        .param("at", PromiseRows.utc(clock.instant()))
                        .update()
                == 1;
    }

    /** Whether somebody is asked already to take care of it: a second task would say nothing new. */
    private boolean isCaredFor(TicketId id) {
        return jdbc.sql("""
                        select exists (select 1 from crm.work_item
                                        where record_type = 'ticket' and record_id = ? and task_key = 'Task_ManagerCare')
                        """).param(id.value()).query(Boolean.class).single();
    }

    /** Nobody who is away keeps a ticket that is due. */
    private void backToTheTeam(Ticket ticket) {
        var team = ticket.team();
        if (ticket.assignee() != null && team != null) {
            ticket.give(null);
            notes.assigned(ticket, team, "Whoever had it is not there", Map.of("team", team));
            tickets.flush();
            journey.assigned(ticket.id(), null, team);
            events.publishEvent(new TicketAssigned(ticket.id(), null, team));
        }
    }

    private void tell(Ticket ticket, Rung rung, @Nullable String targetTeam, Cause cause) {
        var isBroken = rung.percent() >= BROKEN;
        for (var person : concerned(ticket, targetTeam)) {
            letters.tell(
                    person,
                    new Occasion(
                            cause.key(),
                            isBroken ? NoticeKind.PROMISE_BROKEN : NoticeKind.PROMISE_IN_DANGER,
                            ticket.record(),
                            Map.of("percent", String.valueOf(rung.percent())),
                            isBroken),
                    letters.text(person, "told.escalation.subject", rung.percent(), ticket.title()),
                    letters.text(
                            person,
                            "told.escalation.body",
                            person.name(),
                            rung.percent(),
                            letters.text(
                                    person,
                                    "clock." + rung.facts().clock().name().toLowerCase(Locale.ROOT)),
                            due(ticket, rung.facts().clock(), person),
                            ticket.title()),
                    cause);
        }
    }

    /**
     * Whoever has the ticket if they are there, else who of its team is; and of the team it goes up to. Where
     * nobody is on shift, all who will be read it then. Nobody twice.
     */
    private List<Person> concerned(Ticket ticket, @Nullable String targetTeam) {
        var owner = home.person(ticket.assignee());
        var ours = owner != null && home.isPresent(owner)
                ? List.of(owner)
                : home.presentOrBack(ticket.team() == null ? SupportTeams.FIRST_LEVEL : ticket.team());
        var above = targetTeam == null ? List.<Person>of() : home.presentOrBack(targetTeam);
        return Stream.concat(ours.stream(), above.stream()).distinct().toList();
    }

    private String due(Ticket ticket, ClockKind kind, Person person) {
        return promises.of(ticket.id()).stream()
                .filter(kept -> kept.clock().kind() == kind && kept.clock().dueAt() != null)
                .map(kept ->
                        Correspondence.time(Objects.requireNonNull(kept.clock().dueAt()), person))
                .findFirst()
                .orElse("");
    }

    /** Tells whoever has the ticket that the customer wrote; one who is not there has it no longer. */
    public void tellOwner(TicketId id, @Nullable String processInstanceId, @Nullable String activityId) {
        tellOwner(tickets.lock(id), true, processInstanceId, activityId);
    }

    /**
     * Work on the ticket goes on: whoever has it is told if the customer wrote meanwhile; one who is not there has it no
     * longer.
     */
    public void callBack(TicketId id, @Nullable String processInstanceId, @Nullable String activityId) {
        var ticket = tickets.lock(id);
        tellOwner(ticket, ticket.isAnsweredMeanwhile(), processInstanceId, activityId);
    }

    private void tellOwner(
            Ticket ticket, boolean wrote, @Nullable String processInstanceId, @Nullable String activityId) {
        var owner = home.person(ticket.assignee());
        if (owner != null && !home.isPresent(owner)) {
            backToTheTeam(ticket);
            owner = null;
        }
        if (owner != null && wrote) {
            var key = SendKey.of(
                    "customer-wrote",
                    ticket.id().toString(),
                    ticket.lastCustomerAt().toString());
            letters.tell(
                    owner,
                    Occasion.of(key, NoticeKind.CUSTOMER_WROTE, ticket.record()),
                    letters.text(owner, "told.customer.subject", ticket.title()),
                    letters.text(
                            owner,
                            "told.customer.body",
                            owner.name(),
                            ticket.requester().title(),
                            ticket.title()),
                    new Cause(key, processInstanceId, activityId));
        }
    }

    /** Tickets whose clocks changed while nobody could hear of it; whoever watches them is to look again. */
    @Transactional(readOnly = true)
    public List<TicketId> unwatched(int most) {
        return rows.unwatched(most);
    }
}
