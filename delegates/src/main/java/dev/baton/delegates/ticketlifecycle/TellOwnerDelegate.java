package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.ticket.TicketWatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Tell whoever has it". */
@Component
@ReachesOutside
class TellOwnerDelegate implements JavaDelegate {
    private final TicketWatch watch;

    TellOwnerDelegate(TicketWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.tellOwner(TICKET.from(execution), execution.getProcessInstanceId(), execution.getCurrentActivityId());
    }
}
