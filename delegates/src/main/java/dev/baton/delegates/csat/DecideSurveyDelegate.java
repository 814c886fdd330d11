package dev.baton.delegates.csat;

import static dev.baton.delegates.csat.Csat.ASK;
import static dev.baton.delegates.csat.Csat.CYCLE;
import static dev.baton.delegates.csat.Csat.SURVEY_AT;
import static dev.baton.delegates.csat.Csat.TICKET;

import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide whether to ask". */
@Component
class DecideSurveyDelegate implements JavaDelegate {
    private final SurveyPolicy policy;
    private final Clock clock;

    DecideSurveyDelegate(SurveyPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var delay = policy.delay(
                execution, TICKET.from(execution), CYCLE.from(execution).intValue());
        ASK.set(execution, delay.isPresent());
        SURVEY_AT.set(execution, clock.instant().plus(delay.orElse(Duration.ZERO)));
    }
}
