package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.ENRICHMENT_DEADLINE;
import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.lead.LeadLetters;
import dev.baton.outbox.SendKey;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Thank for the interest". */
@Component
@ReachesOutside
class ThankLeadDelegate implements JavaDelegate {
    private final LeadLetters letters;
    private final Clock clock;

    ThankLeadDelegate(LeadLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var outcome = letters.thank(
                lead, SendKey.of("thank", lead.toString()), execution.getProcessInstanceId(), execution.getCurrentActivityId());
        ENRICHMENT_DEADLINE.set(execution, clock.instant().plus(PROVIDER_MAY_TAKE));
    }
}
