package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.LeadIntake;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Reject, and keep the record". */
@Component
class RejectLeadDelegate implements JavaDelegate {
    private final LeadIntake intake;

    RejectLeadDelegate(LeadIntake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        intake.reject(LEAD.from(execution));
    }
}
