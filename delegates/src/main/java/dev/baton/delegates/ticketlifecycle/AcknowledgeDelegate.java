package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Acknowledge". */
@Component
@ReachesOutside
class AcknowledgeDelegate implements JavaDelegate {
    private final TicketWork work;

    AcknowledgeDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.acknowledge(TICKET.from(execution), execution.getProcessInstanceId(), execution.getCurrentActivityId());
    }
}
