package dev.baton.delegates.leadqualification;

import dev.baton.delegates.engine.Variable;
import dev.baton.delegates.leadenrichment.LeadEnrichment;
import dev.baton.lead.LeadId;
import java.time.Instant;

/** The names lead-qualification.bpmn and the code agree on. */
final class LeadQualification {
    static final String KEY = "lead-qualification";

    static final String LEAD_RECEIVED = "LeadReceived";
    static final String LEAD_UPDATED = "LeadUpdated";
    static final String LEAD_ACTIVITY_LOGGED = "LeadActivityLogged";
    static final String LEAD_REENGAGED = "LeadReengaged";
    static final String CAMPAIGN_REPLY = "CampaignReply";
    static final String OPPORTUNITY_OPENED = "OpportunityOpened";
    static final String CONVERSION_UNDONE = "ConversionUndone";
    static final String OPPORTUNITY_WORKED_ON = "OpportunityWorkedOn";
    static final String CONSENT_WITHDRAWN = "ConsentWithdrawn";
    static final String ERASURE_REQUESTED = "ErasureRequested";

    static final String LEAD_NEEDS_REPAIR = "LEAD_NEEDS_REPAIR";
    static final String ENRICHMENT_FAILED = LeadEnrichment.ENRICHMENT_FAILED;
    static final String LEAD_UNTOUCHED = "LEAD_UNTOUCHED";

    static final Variable<LeadId> LEAD = Variable.text("lead", LeadId::parse);
    static final Variable<String> INTAKE = Variable.text("intake");
    static final Variable<Instant> QUARANTINE_DUE = Variable.instant("quarantineDue");
    static final Variable<Boolean> GENUINE = Variable.flag("genuine");
    static final Variable<String> TWINS = Variable.text("twins");
    static final Variable<Instant> TWIN_REVIEW_DUE = Variable.instant("twinReviewDue");
    static final Variable<Boolean> SAME_PERSON = Variable.flag("samePerson");
    static final Variable<Instant> ENRICHMENT_DEADLINE = Variable.instant("enrichmentDeadline");
    static final Variable<String> QUEUE = Variable.text("queue");
    static final Variable<String> OWNER = Variable.text("owner");
    static final Variable<Instant> TOUCH_HALF = Variable.instant("touchHalf");
    static final Variable<Instant> TOUCH_MOST = Variable.instant("touchMost");
    static final Variable<Instant> TOUCH_DUE = Variable.instant("touchDue");
    static final Variable<Boolean> PASSED_ON_OFTEN = Variable.flag("passedOnOften");
    static final Variable<String> VERDICT = Variable.text("verdict");
    static final Variable<Instant> NURTURE_UNTIL = Variable.instant("nurtureUntil");
    static final Variable<Boolean> STALE = Variable.flag("stale");
    static final Variable<Instant> UNDO_UNTIL = Variable.instant("undoUntil");
    static final Variable<Boolean> REROUTE = Variable.flag("reroute");
    static final Variable<Boolean> START_OVER = Variable.flag("startOver");

    private LeadQualification() {}
}
