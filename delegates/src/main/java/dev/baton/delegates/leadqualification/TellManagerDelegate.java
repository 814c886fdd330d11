package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.lead.LeadLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Tell the sales manager". */
@Component
@ReachesOutside
class TellManagerDelegate implements JavaDelegate {
    private final LeadLetters letters;

    TellManagerDelegate(LeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.tellManager(LEAD.from(execution), execution.getProcessInstanceId(), execution.getCurrentActivityId());
    }
}
