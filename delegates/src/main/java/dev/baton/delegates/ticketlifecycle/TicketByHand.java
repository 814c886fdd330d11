package dev.baton.delegates.ticketlifecycle;

import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketId;
import dev.baton.worklist.WorkTaken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever takes the work on a ticket, takes the ticket. */
@Component
class TicketByHand {
    private final TicketDesk desk;

    TicketByHand(TicketDesk desk) {
        this.desk = desk;
    }

    @EventListener
    void on(WorkTaken work) {
        if (work.processKey().equals(TicketLifecycle.KEY) && work.taskKey().equals(Tasks.WORK_TICKET)) {
            desk.taken(new TicketId(work.record().id()), work.login());
        }
    }
}
