package dev.baton.ticket;

import dev.baton.timeline.Timeline;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets the people behind tickets. */
@Service
@Transactional
public class TicketPrivacy {
    private final Tickets tickets;
    private final TicketTitles titles;
    private final TicketNotes notes;
    private final Promises promises;
    private final SideConversations sides;
    private final Incidents incidents;
    private final Timeline timeline;
    private final TicketJourney journey;
    private final JdbcClient jdbc;
    private final Clock clock;

    TicketPrivacy(
            Tickets tickets,
            TicketTitles titles,
            TicketNotes notes,
            Promises promises,
            SideConversations sides,
            Incidents incidents,
            Timeline timeline,
            TicketJourney journey,
            JdbcClient jdbc,
            Clock clock) {
        this.tickets = tickets;
        this.titles = titles;
        this.notes = notes;
        this.promises = promises;
        this.sides = sides;
        this.incidents = incidents;
        this.timeline = timeline;
        this.journey = journey;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether its person is not forgotten yet. */
    @Transactional(readOnly = true)
    public boolean isKnown(TicketId id) {
        return tickets.get(id).status() != TicketStatus.ERASED;
    }

    /** The person wants to be forgotten: the process does it, and where there is none, it is done at once. */
    public void requestErasure(TicketId id) {
        if (!journey.erasureRequested(id)) {
            erase(id);
        }
    }

    /** Forgets the person and every word of them; that there was a ticket, and how its promises were kept, stays. */
    public void erase(TicketId id) {
        var ticket = tickets.lock(id);
        titles.follow(ticket, () -> ticket.erase(clock.instant()));
        promises.dropped(ticket, "The person is forgotten");
        tickets.flush();
        timeline.erase(ticket.record());
        sides.forget(ticket);
        incidents.forgotten(ticket);
        for (var table : new String[] {"ticket_participant", "ticket_key"}) {
            jdbc.sql("delete from crm." + table + " where ticket_id = ?")
                    .param(id.value())
                    .update();
        }
        jdbc.sql("update crm.ticket_rating set comment = null where ticket_id = ? and comment is not null")
                .param(id.value())
                .update();
        notes.status(ticket, "Anonymised", null);
    }
}
