package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.LeadPrivacy;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Anonymise the lead". */
@Component
class EraseLeadDelegate implements JavaDelegate {
    private final LeadPrivacy privacy;

    EraseLeadDelegate(LeadPrivacy privacy) {
        this.privacy = privacy;
    }

    @Override
    public void execute(DelegateExecution execution) {
        privacy.erase(LEAD.from(execution));
    }
}
