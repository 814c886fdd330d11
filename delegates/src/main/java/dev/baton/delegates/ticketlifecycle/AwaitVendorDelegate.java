package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.VENDOR_SILENT_AT;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Wait for somebody else". */
@Component
class AwaitVendorDelegate implements JavaDelegate {
    private final TicketWork work;

    AwaitVendorDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        VENDOR_SILENT_AT.set(execution, work.awaitVendor(TICKET.from(execution)));
    }
}
