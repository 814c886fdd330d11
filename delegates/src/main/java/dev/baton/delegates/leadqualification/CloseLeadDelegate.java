package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.LeadDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Close the lead". */
@Component
class CloseLeadDelegate implements JavaDelegate {
    private final LeadDecisions decisions;

    CloseLeadDelegate(LeadDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.closed(LEAD.from(execution), null, null);
    }
}
