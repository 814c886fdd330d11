package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Promise a time", "Promise again". */
@Component
class PromiseDelegate implements JavaDelegate {
    private final TicketWork work;
    private final Decisions decisions;

    PromiseDelegate(TicketWork work, Decisions decisions) {
        this.work = work;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = TICKET.from(execution);
        work.promise(
                ticket, SlaPolicyTable.promise(decisions.askNewest(execution, Facts.of(work.promiseFacts(ticket)))));
    }
}
