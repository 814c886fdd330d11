package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.LeadRepair;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Start over". */
@Component
class StartOverDelegate implements JavaDelegate {
    private final LeadRepair repair;

    StartOverDelegate(LeadRepair repair) {
        this.repair = repair;
    }

    @Override
    public void execute(DelegateExecution execution) {
        repair.startOver(LEAD.from(execution));
    }
}
