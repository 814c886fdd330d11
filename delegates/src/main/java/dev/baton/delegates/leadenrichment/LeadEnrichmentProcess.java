package dev.baton.delegates.leadenrichment;

import dev.baton.delegates.engine.Variable;
import dev.baton.lead.LeadId;

/** The names lead-enrichment.bpmn and the code agree on. */
final class LeadEnrichmentProcess {
    static final String KEY = "lead-enrichment";

    static final String PROVIDER_ANSWERED = "ProviderAnswered";
    static final String ENRICHMENT_FAILED = "ENRICHMENT_FAILED";

    static final Variable<LeadId> LEAD = Variable.text("lead", LeadId::parse);
    static final Variable<Boolean> MISSING = Variable.flag("missing");

    private LeadEnrichmentProcess() {}
}
