package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.ANSWERED;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "See whether they answered already". */
@Component
class LookForAnswerDelegate implements JavaDelegate {
    private final TicketWork work;

    LookForAnswerDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ANSWERED.set(execution, work.isAnswered(TICKET.from(execution)));
    }
}
