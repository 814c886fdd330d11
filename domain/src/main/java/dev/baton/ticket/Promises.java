package dev.baton.ticket;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarService;
import dev.baton.shared.UuidV7;
import dev.baton.sla.ClockKind;
import dev.baton.sla.PauseReason;
import dev.baton.sla.SlaClock;
import dev.baton.ticket.PromiseRows.Kept;
import dev.baton.ticket.TicketEvents.PromiseBroken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What was promised about a ticket, and whether it is kept. Each change of a clock stands in its journal with the reason,
 * and tells whoever watches the ticket.
 */
@Component
class Promises {
    private final PromiseRows rows;
    private final TicketSteps steps;
    private final CalendarService calendars;
    private final Tickets tickets;
    private final TicketJourney journey;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Promises(
            PromiseRows rows,
            TicketSteps steps,
            CalendarService calendars,
            Tickets tickets,
            TicketJourney journey,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.steps = steps;
        this.calendars = calendars;
        this.tickets = tickets;
        this.journey = journey;
        this.events = events;
        this.clock = clock;
    }

    /** Begins to count what is promised, or counts by another promise from now on. */
    void promise(Ticket ticket, Promise promise) {
        var kept = rows.of(ticket.id());
        if (kept.isEmpty()) {
            var since = ticket.receivedAt();
            if (ticket.firstAnsweredAt() == null) {
                start(ticket.id(), ClockKind.FIRST, 1, promise.first(), promise, since, "The ticket came in");
            }
            start(ticket.id(), ClockKind.RESOLUTION, 1, promise.resolution(), promise, since, "The ticket came in");
            stepped(ticket);
            touched(ticket);
            return;
        }
        change(
                ticket,
                "Another promise: " + promise.policy(),
                ClockEvent.PROMISED,
                Promises::isOpen,
                one -> one.promising(promise, this::calendar, now()));
    }

    /** One of us wrote to the customer: what waited for an answer has it. */
    void answered(Ticket ticket) {
        change(
                ticket,
                "Somebody answered",
                ClockEvent.FULFILLED,
                one -> isOpen(one) && one.clock().kind() != ClockKind.RESOLUTION,
                one -> one.with(one.clock().fulfilled(calendar(one.calendar()), now())));
    }

    /** The customer wrote: an answer is promised anew, and what waited for them goes on. */
    void customerWrote(Ticket ticket, Duration next) {
        resumed(ticket, "The customer wrote");
        var kept = rows.of(ticket.id());
        var waiting = kept.stream().anyMatch(one -> isOpen(one) && one.clock().kind() != ClockKind.RESOLUTION);
        if (kept.isEmpty() || waiting) {
            return;
        }
        var last = kept.get(kept.size() - 1);
        var round = 1
                + (int) kept.stream()
                        .filter(one -> one.clock().kind() == ClockKind.NEXT)
                        .count();
        start(
                ticket.id(),
                round,
                SlaClock.started(ClockKind.NEXT, next, calendar(last.calendar()), ticket.lastCustomerAt()),
                last.calendar(),
                last.policy(),
                ticket.lastCustomerAt(),
                "The customer wrote");
        touched(ticket);
    }

    /** The calendar a ticket's promises count by; the usual one where nothing is promised yet. */
    BusinessCalendar calendarOf(TicketId id) {
        var kept = rows.of(id);
        return calendar(kept.isEmpty() ? CalendarService.DEFAULT : kept.get(0).calendar());
    }

    /** Whom it waits for has to act first; the first answer is owed all the same. */
    void paused(Ticket ticket, PauseReason reason) {
        var pauses = reason == PauseReason.CUSTOMER ? ticket.pausesForCustomer() : ticket.pausesForVendor();
        if (pauses) {
            change(
                    ticket,
                    reason == PauseReason.CUSTOMER ? "Waits for the customer" : "Waits for a vendor",
                    ClockEvent.PAUSED,
                    one -> isOpen(one) && one.clock().kind() != ClockKind.FIRST,
                    one -> one.with(one.clock().paused(reason, calendar(one.calendar()), now())));
        }
        stepped(ticket);
    }

    /** Notes that its road has come to another step; it is not on one that counts where nothing is promised. */
    void stepped(Ticket ticket) {
        solution(ticket)
                .filter(Promises::isOpen)
                .ifPresent(kept -> steps.entered(
                        ticket, kept.policy(), kept.clock().consumedAt(calendar(kept.calendar()), now()), now()));
    }

    private Optional<Kept> solution(Ticket ticket) {
        return rows.of(ticket.id()).stream()
                .filter(kept -> kept.clock().kind() == ClockKind.RESOLUTION)
                .findFirst();
    }

    void resumed(Ticket ticket, String reason) {
        change(
                ticket,
                reason,
                ClockEvent.RESUMED,
                one -> one.clock().pausedFor() != null,
                one -> one.with(one.clock().resumed(calendar(one.calendar()), now())));
        stepped(ticket);
    }

    /** All is done that was promised. */
    void resolved(Ticket ticket) {
        change(
                ticket,
                "Resolved",
                ClockEvent.FULFILLED,
                Promises::isOpen,
                one -> one.with(one.clock().fulfilled(calendar(one.calendar()), now())));
        solution(ticket)
                .ifPresent(
                        kept -> steps.solved(ticket, kept.policy(), kept.clock().consumed(), now()));
    }

    /** Nobody needs what was promised any more: the ticket is part of another. */
    void dropped(Ticket ticket, String reason) {
        change(
                ticket,
                reason,
                ClockEvent.DROPPED,
                Promises::isOpen,
                one -> one.with(one.clock().fulfilled(calendar(one.calendar()), now())));
    }

    /** It was not solved after all: goes on from what was used up, never from the start. */
    void reopened(Ticket ticket) {
        change(
                ticket,
                "Reopened",
                ClockEvent.REOPENED,
                one -> one.clock().kind() == ClockKind.RESOLUTION && one.clock().fulfilledAt() != null,
                one -> one.with(one.clock().reopened(calendar(one.calendar()), now())));
        stepped(ticket);
    }

    /** Notes which promises are broken by now. */
    void check(Ticket ticket) {
        for (var one : rows.of(ticket.id())) {
            var checked = one.clock().checked(now());
            if (!checked.equals(one.clock())) {
                var broken = one.with(checked);
                rows.update(broken);
                noteBreach(one, broken);
            }
        }
    }

    List<Kept> of(TicketId ticket) {
        return rows.of(ticket);
    }

    List<ClockEntry> journal(TicketId ticket) {
        return rows.journal(ticket);
    }

    /** When a clock passes each threshold, if it runs. */
    Optional<Instant> reaches(Kept kept, int percent) {
        return kept.clock().reaches(percent, calendar(kept.calendar()));
    }

    Duration left(Kept kept, Instant at) {
        return kept.clock().leftAt(calendar(kept.calendar()), at);
    }

    boolean isOpenNow(Kept kept) {
        return calendar(kept.calendar()).isOpen(now());
    }

    /** The tenant's calendar of that key; its usual one where there is none of it. */
    BusinessCalendar calendar(String key) {
        return calendars.calendarOrUsual(key);
    }

    /** The tenant's calendars, each read once however often it is asked for. */
    Function<String, BusinessCalendar> knownCalendars() {
        Map<String, BusinessCalendar> known = new HashMap<>();
        return key -> known.computeIfAbsent(key, this::calendar);
    }

    private static boolean isOpen(Kept kept) {
        return kept.clock().fulfilledAt() == null;
    }

    private void start(
            TicketId ticket,
            ClockKind kind,
            int round,
            Duration target,
            Promise promise,
            Instant since,
            String reason) {
        var started = SlaClock.started(kind, target, calendar(promise.calendar()), since);
        start(ticket, round, started, promise.calendar(), promise.policy(), since, reason);
    }

    private void start(
            TicketId ticket,
            int round,
            SlaClock started,
            String calendar,
            String policy,
            Instant since,
            String reason) {
        var kept = new Kept(UuidV7.next(), ticket.value(), round, calendar, since, policy, started);
        rows.insert(kept);
        rows.note(kept, ClockEvent.STARTED, reason, null, now());
    }

    private void change(
            Ticket ticket, String reason, ClockEvent event, Predicate<Kept> which, UnaryOperator<Kept> how) {
        var any = false;
        for (var one : rows.of(ticket.id())) {
            if (!which.test(one)) {
                continue;
            }
            var changed = how.apply(one);
            if (!changed.equals(one)) {
                rows.update(changed);
                noteBreach(one, changed);
                rows.note(changed, event, reason, one.clock().dueAt(), now());
                if (event == ClockEvent.PROMISED) {
                    rows.withdrawRungs(List.of(changed.id()), now());
                }
                any = true;
            }
        }
        if (any) {
            touched(ticket);
        }
    }

    /** A promise can be found broken on the way to something else. */
    private void noteBreach(Kept before, Kept after) {
        if (before.clock().breachedAt() == null && after.clock().breachedAt() != null) {
            rows.note(
                    after,
                    ClockEvent.BREACHED,
                    "The time is over",
                    before.clock().dueAt(),
                    now());
            events.publishEvent(new PromiseBroken(
                    new TicketId(after.ticket()), after.clock().kind(), after.round()));
        }
    }

    private void touched(Ticket ticket) {
        tickets.flush();
        rows.touched(Set.of(ticket.id().value()));
        journey.clocksChanged(ticket.id());
    }

    private Instant now() {
        return clock.instant();
    }
}
