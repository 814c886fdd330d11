package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.LeadPrivacy;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Stop all contact". */
@Component
class StopContactDelegate implements JavaDelegate {
    private final LeadPrivacy privacy;

    StopContactDelegate(LeadPrivacy privacy) {
        this.privacy = privacy;
    }

    @Override
    public void execute(DelegateExecution execution) {
        privacy.stopContact(LEAD.from(execution));
    }
}
