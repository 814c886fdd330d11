package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.START_OVER;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.FormValues;
import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** "Repair the ticket". */
@Component
class RepairTicketHandler extends TicketTask {
    private final TicketWork work;

    RepairTicketHandler(TicketWork work) {
        super(Tasks.REPAIR_TICKET);
        this.work = work;
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var startOver = values.flag("startOver");
        work.repaired(TICKET.from(task), startOver, values.textOrNull("note"));
        START_OVER.set(task, startOver);
    }
}
