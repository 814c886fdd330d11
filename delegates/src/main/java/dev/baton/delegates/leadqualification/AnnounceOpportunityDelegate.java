package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.conversion.ConversionService;
import dev.baton.delegates.engine.ReachesOutside;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Opportunity opened". */
@Component
@ReachesOutside
class AnnounceOpportunityDelegate implements JavaDelegate {
    private final ConversionService conversions;

    AnnounceOpportunityDelegate(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conversions.announce(LEAD.from(execution));
    }
}
