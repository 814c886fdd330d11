package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.TwinService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Merge into the known record". */
@Component
class MergeLeadDelegate implements JavaDelegate {
    private final TwinService twins;

    MergeLeadDelegate(TwinService twins) {
        this.twins = twins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        twins.merge(LEAD.from(execution));
    }
}
