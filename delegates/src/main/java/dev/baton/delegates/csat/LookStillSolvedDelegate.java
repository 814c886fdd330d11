package dev.baton.delegates.csat;

import static dev.baton.delegates.csat.Csat.CYCLE;
import static dev.baton.delegates.csat.Csat.STILL_SOLVED;
import static dev.baton.delegates.csat.Csat.TICKET;

import dev.baton.ticket.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "See whether we still ask". */
@Component
class LookStillSolvedDelegate implements JavaDelegate {
    private final Surveys surveys;

    LookStillSolvedDelegate(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        STILL_SOLVED.set(
                execution,
                surveys.isStillWanted(
                        TICKET.from(execution), CYCLE.from(execution).intValue()));
    }
}
