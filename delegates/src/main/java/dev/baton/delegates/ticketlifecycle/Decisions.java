package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET_NEEDS_REPAIR;

import dev.baton.delegates.engine.Answer;
import dev.baton.delegates.engine.DecisionTable;
import dev.baton.ticket.TicketWork;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the decision tables about a ticket. A table that has no answer (somebody changed it and left a gap) is no fault of
 * the ticket: a person repairs it and lets the ticket go on.
 */
@Component("ticketDecisions")
class Decisions {
    private final DecisionTable tables;
    private final TicketWork work;

    Decisions(DecisionTable tables, TicketWork work) {
        this.tables = tables;
        this.work = work;
    }

    /** Asks the table of the current step. */
    Answer ask(DelegateExecution execution, Map<String, @Nullable Object> inputs) {
        return whole(execution, tables.ask(execution, inputs));
    }

    /** Asks the table of the current step in its newest version. */
    Answer askNewest(DelegateExecution execution, Map<String, @Nullable Object> inputs) {
        return whole(execution, tables.askNewest(execution, inputs));
    }

    private Answer whole(DelegateExecution execution, Answer answer) {
        if (answer.isEmpty()) {
            var reason = "The table %s has no answer for this ticket".formatted(answer.decision());
            work.needsRepair(TICKET.from(execution), reason);
            throw new BpmnError(TICKET_NEEDS_REPAIR, reason);
        }
        return answer;
    }
}
