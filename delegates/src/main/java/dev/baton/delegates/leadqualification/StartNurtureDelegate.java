package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.NURTURE_UNTIL;

import dev.baton.lead.LeadDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Start nurturing". */
@Component
class StartNurtureDelegate implements JavaDelegate {
    private final LeadDecisions decisions;

    StartNurtureDelegate(LeadDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NURTURE_UNTIL.set(execution, decisions.startNurture(LEAD.from(execution)));
    }
}
