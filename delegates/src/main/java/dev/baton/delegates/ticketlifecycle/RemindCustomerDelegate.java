package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.CUSTOMER_SILENT_AT;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Remind the customer". */
@Component
@ReachesOutside
class RemindCustomerDelegate implements JavaDelegate {
    private final TicketWork work;

    RemindCustomerDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var nextLook =
                work.remind(TICKET.from(execution), execution.getProcessInstanceId(), execution.getCurrentActivityId());
        CUSTOMER_SILENT_AT.set(execution, nextLook);
    }
}
