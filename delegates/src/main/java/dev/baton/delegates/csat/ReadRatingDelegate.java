package dev.baton.delegates.csat;

import static dev.baton.delegates.csat.Csat.CYCLE;
import static dev.baton.delegates.csat.Csat.TICKET;
import static dev.baton.delegates.csat.Csat.UNHAPPY;

import dev.baton.ticket.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Read the rating". */
@Component
class ReadRatingDelegate implements JavaDelegate {
    private final Surveys surveys;

    ReadRatingDelegate(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UNHAPPY.set(
                execution,
                surveys.isUnhappy(TICKET.from(execution), CYCLE.from(execution).intValue()));
    }
}
