package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.ticket.PromiseRows.Kept;
import dev.baton.ticket.PromiseRows.Line;
import dev.baton.ticket.TicketEvents.PromiseBroken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Moves many clocks at once, each with a line in its journal, in as many statements for a thousand as for one. Which
 * deadlines will move can be seen before.
 */
@Component
class ClockMoves {
    private static final Comparator<MovedDeadline> EARLIEST = Comparator.comparing(
                    MovedDeadline::before, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(MovedDeadline::number)
            .thenComparing(MovedDeadline::clock);

    private final PromiseRows rows;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClockMoves(PromiseRows rows, Tickets tickets, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    /** The deadlines that would move, the earliest first; nothing is kept. */
    List<MovedDeadline> preview(Collection<Kept> clocks, UnaryOperator<Kept> how) {
        var titles = rows.titles(ticketsOf(clocks));
        var moved = new ArrayList<MovedDeadline>();
        for (var kept : clocks) {
            var after = how.apply(kept);
            if (!Objects.equals(kept.clock().dueAt(), after.clock().dueAt())) {
                var title = Objects.requireNonNull(titles.get(kept.ticket()));
                moved.add(new MovedDeadline(
                        new TicketId(kept.ticket()),
                        title.number(),
                        title.subject(),
                        kept.clock().kind(),
                        kept.clock().dueAt(),
                        after.clock().dueAt(),
                        isBrokenBy(kept, after)));
            }
        }
        moved.sort(EARLIEST);
        return List.copyOf(moved);
    }

    /**
     * Moves them while nobody else can change them. Those who watch the tickets are told by the sweeper: there may be
     * thousands.
     *
     * @param which asked again once their tickets are held
     * @param reason what the journal says of a clock, as it was before
     * @return the keys of the tickets whose clocks changed
     */
    @CanIgnoreReturnValue
    Set<UUID> move(
            Supplier<List<Kept>> which, UnaryOperator<Kept> how, ClockEvent event, Function<Kept, String> reason) {
        tickets.flush();
        var changed = new ArrayList<Kept>();
        var lines = new ArrayList<Line>();
        var broken = new ArrayList<Kept>();
        for (var kept : held(which)) {
            var after = how.apply(kept);
            if (after.equals(kept)) {
                continue;
            }
            changed.add(after);
            if (isBrokenBy(kept, after)) {
                broken.add(after);
                lines.add(new Line(
                        after,
                        ClockEvent.BREACHED,
                        "The time is over",
                        kept.clock().dueAt()));
            }
            if (isWorthALine(kept, after)) {
                lines.add(
                        new Line(after, event, reason.apply(kept), kept.clock().dueAt()));
            }
        }
        var touched = ticketsOf(changed);
        if (!changed.isEmpty()) {
            rows.updateAll(changed);
            rows.noteAll(lines, clock.instant());
            if (event == ClockEvent.PROMISED) {
                rows.withdrawRungs(changed.stream().map(Kept::id).toList(), clock.instant());
            }
            rows.touched(touched);
        }
        broken.forEach(kept -> events.publishEvent(
                new PromiseBroken(new TicketId(kept.ticket()), kept.clock().kind(), kept.round())));
        return touched;
    }

    private List<Kept> held(Supplier<List<Kept>> which) {
        var held = new TreeSet<UUID>();
        while (true) {
            var clocks = which.get();
            var more = ticketsOf(clocks);
            more.removeAll(held);
            if (more.isEmpty()) {
                return clocks;
            }
            rows.lockTickets(more);
            held.addAll(more);
        }
    }

    private static boolean isBrokenBy(Kept before, Kept after) {
        return before.clock().breachedAt() == null && after.clock().breachedAt() != null;
    }

    /** That a stretch was counted up to now on the way changes nothing anybody asks about. */
    private static boolean isWorthALine(Kept before, Kept after) {
        return !Objects.equals(before.clock().dueAt(), after.clock().dueAt())
                || !before.clock().target().equals(after.clock().target())
                || !before.calendar().equals(after.calendar())
                || !before.policy().equals(after.policy());
    }

    private static TreeSet<UUID> ticketsOf(Collection<Kept> clocks) {
        return clocks.stream().map(Kept::ticket).collect(Collectors.toCollection(TreeSet::new));
    }
}
