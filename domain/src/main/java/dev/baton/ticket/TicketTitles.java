package dev.baton.ticket;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.worklist.RecordRetitled;
import dev.baton.worklist.RecordTitle;
import dev.baton.worklist.RecordTitles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the work list calls a ticket, and how urgent it takes it. */
@Component
class TicketTitles implements RecordTitles {
    private final Tickets tickets;
    private final ApplicationEventPublisher events;

    TicketTitles(Tickets tickets, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.events = events;
    }

    @Override
    public boolean knows(RecordType type) {
        return type == RecordType.TICKET;
    }

    @Override
    public RecordTitle of(RecordRef record) {
        return of(tickets.get(new TicketId(record.id())));
    }

    /** Changes a ticket; where that changes what to call it, its open work hears of it. */
    void follow(Ticket ticket, Runnable change) {
        var before = of(ticket);
        change.run();
        var after = of(ticket);
        if (!after.equals(before)) {
            events.publishEvent(new RecordRetitled(ticket.record(), after));
        }
    }

    private static RecordTitle of(Ticket ticket) {
        return new RecordTitle(
                ticket.title(), ticket.requester().title(), ticket.priority().weight());
    }
}
