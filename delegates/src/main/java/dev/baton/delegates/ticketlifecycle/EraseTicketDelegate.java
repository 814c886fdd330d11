package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketPrivacy;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Forget the person". */
@Component
class EraseTicketDelegate implements JavaDelegate {
    private final TicketPrivacy privacy;

    EraseTicketDelegate(TicketPrivacy privacy) {
        this.privacy = privacy;
    }

    @Override
    public void execute(DelegateExecution execution) {
        privacy.erase(TICKET.from(execution));
    }
}
