package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.CYCLE;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.GRACE_ENDS_AT;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Let the customer object". */
@Component
class StartGraceDelegate implements JavaDelegate {
    private final TicketWork work;

    StartGraceDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = TICKET.from(execution);
        GRACE_ENDS_AT.set(execution, work.graceEnds(ticket));
        CYCLE.set(execution, (long) work.cycle(ticket));
    }
}
