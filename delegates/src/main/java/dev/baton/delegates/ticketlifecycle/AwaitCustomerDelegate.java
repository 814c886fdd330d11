package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.CUSTOMER_SILENT_AT;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.UNREACHABLE;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Wait for the customer". */
@Component
class AwaitCustomerDelegate implements JavaDelegate {
    private final TicketWork work;

    AwaitCustomerDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = TICKET.from(execution);
        CUSTOMER_SILENT_AT.set(execution, work.awaitCustomer(ticket));
        UNREACHABLE.set(execution, work.isUnreachable(ticket));
    }
}
