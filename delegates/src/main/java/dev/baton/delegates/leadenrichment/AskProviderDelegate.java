package dev.baton.delegates.leadenrichment;

import static dev.baton.delegates.leadenrichment.LeadEnrichment.ENRICHMENT_FAILED;
import static dev.baton.delegates.leadenrichment.LeadEnrichment.LEAD;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.lead.LeadEnrichment;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Ask the data provider". */
@Component
@ReachesOutside
class AskProviderDelegate implements JavaDelegate {
    private final LeadEnrichment enrichment;
    private final CompanyProvider provider;

    AskProviderDelegate(LeadEnrichment enrichment, CompanyProvider provider) {
        this.enrichment = enrichment;
        this.provider = provider;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var domain = enrichment.askableDomain(lead);
        if (domain == null || !provider.configured()) {
            throw new BpmnError(ENRICHMENT_FAILED);
        }
        provider.ask(
                SendKey.of("enrich", lead.toString(), domain),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId(),
                RecordRef.lead(lead.value()),
                domain);
    }
}
