package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.FormValues;
import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketWork;
import dev.baton.ticket.Triage;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** "Sort the ticket by hand". */
@Component
class TriageTicketHandler extends TicketTask {
    private final TicketWork work;

    TriageTicketHandler(TicketWork work) {
        super(Tasks.TRIAGE_TICKET);
        this.work = work;
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        work.triaged(
                TICKET.from(task),
                new Triage(
                        Priority.parse(values.text("priority")),
                        values.text("team"),
                        values.text("category"),
                        values.textOrNull("product")));
    }
}
