package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.SURE;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketWork;
import dev.baton.ticket.Triage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Sort the ticket". */
@Component
class TriageTicketDelegate implements JavaDelegate {
    private final TicketWork work;
    private final Decisions decisions;

    TriageTicketDelegate(TicketWork work, Decisions decisions) {
        this.work = work;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = TICKET.from(execution);
        var answer = decisions.ask(execution, Facts.of(work.triageFacts(ticket)));
        work.triaged(
                ticket,
                new Triage(
                        Priority.parse(answer.text("priority")), answer.text("team"), answer.text("category"), null));
        SURE.set(execution, answer.flag("sure"));
    }
}
