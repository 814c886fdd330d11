package dev.baton.delegates.leadenrichment;

import dev.baton.delegates.engine.Variable;
import dev.baton.lead.LeadId;

/** The names lead-enrichment.bpmn and the code agree on. */
public final class LeadEnrichment {
    static final String KEY = "lead-enrichment";

    public static final String PROVIDER_ANSWERED = "ProviderAnswered";
    public static final String ENRICHMENT_FAILED = "ENRICHMENT_FAILED";

    static final Variable<LeadId> LEAD = Variable.text("lead", LeadId::parse);
    static final Variable<Boolean> MISSING = Variable.flag("missing");

    private LeadEnrichment() {}
}
