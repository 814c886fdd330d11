package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.TwinService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Flag as a possible twin". */
@Component
class FlagPossibleTwinDelegate implements JavaDelegate {
    private final TwinService twins;

    FlagPossibleTwinDelegate(TwinService twins) {
        this.twins = twins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        twins.flagPossibleTwin(LEAD.from(execution));
    }
}
