package dev.baton.web.tickets;

import dev.baton.identity.SignedIn;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketView;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.records.RecordCards;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is shown of a ticket wherever it is shown: its facts, its promises, its conversation and those with vendors. */
@Component
public class TicketCards {
    private final TicketsInSight tickets;
    private final RecordCards records;
    private final SideCards sides;
    private final Clock clock;

    TicketCards(TicketsInSight tickets, RecordCards records, SideCards sides, Clock clock) {
        this.tickets = tickets;
        this.records = records;
        this.sides = sides;
        this.clock = clock;
    }

    /**
     * Puts facts, promises and a part of the conversation into a page.
     *
     * @param cursor where the part of the conversation begins; null for the newest
     */
    public TicketView put(TicketId id, @Nullable String cursor, SignedIn person, Model page) {
        page.addAttribute("drawnAt", clock.instant());
        var ticket = tickets.view(id, person);
        page.addAttribute("ticket", ticket);
        page.addAttribute("clocks", ticket.clocks().stream().map(ShownClock::of).toList());
        var record = id.record();
        records.putTimeline(record, record, cursor, "/tickets/" + id, page);
        sides.put(ticket, person, page);
        return ticket;
    }
}
