package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.SILENCE;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "See how long they are silent". */
@Component
class JudgeSilenceDelegate implements JavaDelegate {
    private final TicketWork work;

    JudgeSilenceDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SILENCE.set(execution, work.judgeSilence(TICKET.from(execution)).key());
    }
}
