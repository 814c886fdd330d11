package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.STALE;

import dev.baton.lead.LeadDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Recycle, or give up". */
@Component
class RecycleLeadDelegate implements JavaDelegate {
    private final LeadDecisions decisions;

    RecycleLeadDelegate(LeadDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        STALE.set(execution, decisions.recycle(LEAD.from(execution)));
    }
}
