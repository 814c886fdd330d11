package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.VENDOR_AWAITED;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "See whether a vendor is still asked". */
@Component
class JudgeVendorSilenceDelegate implements JavaDelegate {
    private final TicketWork work;

    JudgeVendorSilenceDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        VENDOR_AWAITED.set(execution, work.isVendorAwaited(TICKET.from(execution)));
    }
}
