package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.ANSWER;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.ReopenVerdict;
import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide on the answer". */
@Component
class DecideReopenDelegate implements JavaDelegate {
    private final TicketWork work;
    private final Decisions decisions;

    DecideReopenDelegate(TicketWork work, Decisions decisions) {
        this.work = work;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = decisions.ask(execution, Facts.of(work.reopenFacts(TICKET.from(execution))));
        ANSWER.set(execution, ReopenVerdict.parse(answer.text("verdict")).key());
    }
}
