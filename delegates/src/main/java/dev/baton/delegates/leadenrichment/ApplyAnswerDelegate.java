package dev.baton.delegates.leadenrichment;

import static dev.baton.delegates.leadenrichment.LeadEnrichment.LEAD;

import dev.baton.lead.LeadEnrichment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Take over the answer". */
@Component
class ApplyAnswerDelegate implements JavaDelegate {
    private final LeadEnrichment enrichment;

    ApplyAnswerDelegate(LeadEnrichment enrichment) {
        this.enrichment = enrichment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        enrichment.applyAnswer(LEAD.from(execution));
    }
}
