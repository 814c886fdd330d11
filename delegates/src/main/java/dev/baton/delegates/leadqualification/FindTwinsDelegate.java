package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.TwinService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Look for twins". */
@Component
class FindTwinsDelegate implements JavaDelegate {
    private final TwinService twins;

    FindTwinsDelegate(TwinService twins) {
        this.twins = twins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        twins.findTwins(LEAD.from(execution));
    }
}
