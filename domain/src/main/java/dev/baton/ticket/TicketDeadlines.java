package dev.baton.ticket;

import dev.baton.calendar.CalendarChanged;
import dev.baton.ticket.PromiseRows.Kept;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the deadlines of tickets when a calendar or a holiday is edited: what was counted stays counted, what is to come is
 * counted anew. Which ones will move can be seen before.
 */
@Service
@Transactional
public class TicketDeadlines {
    private final PromiseRows rows;
    private final ClockMoves moves;
    private final Clock clock;

    TicketDeadlines(PromiseRows rows, ClockMoves moves, Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.clock = clock;
    }

    /** The deadlines that these changes would move, the earliest first; nothing is kept. */
    @Transactional(readOnly = true)
    public List<MovedDeadline> preview(Collection<CalendarChanged> changes) {
        var clocks = new ArrayList<Kept>();
        var changeOf = new HashMap<Kept, CalendarChanged>();
        for (var change : changes) {
            for (var kept : rows.runningBy(change.key())) {
                clocks.add(kept);
                changeOf.put(kept, change);
            }
        }
        return moves.preview(clocks, kept -> moved(kept, Objects.requireNonNull(changeOf.get(kept))));
    }

    /** All in one transaction with the change: nobody sees a calendar whose deadlines are still those of the old one. */
    @EventListener
    void on(CalendarChanged change) {
        moves.move(
                () -> rows.runningBy(change.key()),
                kept -> moved(kept, change),
                ClockEvent.MOVED,
                kept -> "The calendar " + change.key() + " was changed");
    }

    private Kept moved(Kept kept, CalendarChanged change) {
        return kept.with(kept.clock().moved(change.before(), change.after(), clock.instant()));
    }
}
