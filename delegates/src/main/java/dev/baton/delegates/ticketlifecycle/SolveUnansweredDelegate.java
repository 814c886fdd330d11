package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.ANSWERED;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Take it as solved". */
@Component
@ReachesOutside
class SolveUnansweredDelegate implements JavaDelegate {
    private final TicketWork work;

    SolveUnansweredDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var solved = work.solveUnanswered(
                TICKET.from(execution), execution.getProcessInstanceId(), execution.getCurrentActivityId());
        ANSWERED.set(execution, !solved);
    }
}
