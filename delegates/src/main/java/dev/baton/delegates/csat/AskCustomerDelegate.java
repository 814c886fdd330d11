package dev.baton.delegates.csat;

import static dev.baton.delegates.csat.Csat.CYCLE;
import static dev.baton.delegates.csat.Csat.SURVEY_UNTIL;
import static dev.baton.delegates.csat.Csat.TICKET;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.ticket.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Ask the customer". */
@Component
@ReachesOutside
class AskCustomerDelegate implements JavaDelegate {
    private final Surveys surveys;

    AskCustomerDelegate(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var until = surveys.ask(
                TICKET.from(execution),
                CYCLE.from(execution).intValue(),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
        SURVEY_UNTIL.set(execution, until);
    }
}
