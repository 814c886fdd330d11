package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.TOUCH_MOST;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.lead.LeadLetters;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Remind the owner". */
@Component
@ReachesOutside
class RemindOwnerDelegate implements JavaDelegate {
    private final LeadLetters letters;
    private final Clock clock;

    RemindOwnerDelegate(LeadLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.remindOwner(
                LEAD.from(execution),
                clock.instant().isBefore(TOUCH_MOST.from(execution)) ? 50 : 80,
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
    }
}
