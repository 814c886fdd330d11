package dev.baton.delegates.slawatch;

import static dev.baton.delegates.slawatch.SlaWatch.MANAGER_NEEDED;
import static dev.baton.delegates.slawatch.SlaWatch.TICKET;

import dev.baton.delegates.engine.ReachesOutside;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide on the escalation". */
@Component
@ReachesOutside
class EscalateDelegate implements JavaDelegate {
    private final Escalations escalations;

    EscalateDelegate(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MANAGER_NEEDED.set(execution, escalations.climb(execution, TICKET.from(execution)));
    }
}
