package dev.baton.delegates.leadenrichment;

import static dev.baton.delegates.leadenrichment.LeadEnrichment.LEAD;
import static dev.baton.delegates.leadenrichment.LeadEnrichment.MISSING;

import dev.baton.lead.LeadEnrichment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Fill in from companies we know". */
@Component
class FillFromKnownDelegate implements JavaDelegate {
    private final LeadEnrichment enrichment;

    FillFromKnownDelegate(LeadEnrichment enrichment) {
        this.enrichment = enrichment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MISSING.set(execution, enrichment.fillFromKnown(LEAD.from(execution)));
    }
}
