package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.ENRICHMENT_DEADLINE;
import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.lead.LeadLetters;
import dev.baton.outbox.SendKey;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Thank for the interest". */
@Component
@ReachesOutside
class ThankLeadDelegate implements JavaDelegate {
    private static final Duration PROVIDER_MAY_TAKE = Duration.ofSeconds(30);

    private final LeadLetters letters;
    private final Clock clock;

    ThankLeadDelegate(LeadLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        // Whether a letter was posted is for the timeline to say; the lead goes on either way.
        var ignored = letters.thank(
                lead,
                SendKey.of("thank", lead.toString()),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
        ENRICHMENT_DEADLINE.set(execution, clock.instant().plus(PROVIDER_MAY_TAKE));
    }
}
