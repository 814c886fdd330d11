package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.leadenrichment.LeadEnrichment;
import dev.baton.journey.ProcessLinks;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadJourney;
import dev.baton.shared.RecordRef;
import dev.baton.worklist.WorkList;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Carries a lead's journey by the process lead-qualification: one instance per lead, found by its business key. */
@Component
class LeadJourneyByProcess implements LeadJourney {
    private final RuntimeService runtime;
    private final ProcessLinks links;
    private final WorkList workList;

    /** Engine and work list are asked for when they are used: they come after the delegates, and those after this. */
    LeadJourneyByProcess(@Lazy RuntimeService runtime, ProcessLinks links, @Lazy WorkList workList) {
        this.runtime = runtime;
        this.links = links;
        this.workList = workList;
    }

    @Override
    public boolean leadRegistered(LeadId lead) {
        var record = record(lead);
        if (!links.open(LeadQualification.KEY, record)) {
            return false;
        }
        var instance = runtime.createMessageCorrelation(LeadQualification.LEAD_RECEIVED)
                .processInstanceBusinessKey(record.toString())
                .setVariables(Map.of(LEAD.name(), LEAD.stored(lead)))
                .correlateStartMessage();
        links.started(LeadQualification.KEY, record, instance.getProcessInstanceId());
        return true;
    }

    @Override
    public boolean leadUpdated(LeadId lead) {
        return told(LeadQualification.LEAD_UPDATED, lead);
    }

    @Override
    public boolean activityLogged(LeadId lead) {
        return told(LeadQualification.LEAD_ACTIVITY_LOGGED, lead);
    }

    @Override
    public boolean reengaged(LeadId lead) {
        return told(LeadQualification.LEAD_REENGAGED, lead);
    }

    @Override
    public boolean campaignReply(LeadId lead) {
        return told(LeadQualification.CAMPAIGN_REPLY, lead);
    }

    @Override
    public boolean conversionUndone(LeadId lead) {
        return told(LeadQualification.CONVERSION_UNDONE, lead);
    }

    @Override
    public boolean opportunityWorkedOn(LeadId lead) {
        return told(LeadQualification.OPPORTUNITY_WORKED_ON, lead);
    }

    @Override
    public boolean consentWithdrawn(LeadId lead) {
        return told(LeadQualification.CONSENT_WITHDRAWN, lead);
    }

    @Override
    public boolean erasureRequested(LeadId lead) {
        return told(LeadQualification.ERASURE_REQUESTED, lead);
    }

    @Override
    public boolean providerAnswered(LeadId lead) {
        return told(LeadEnrichment.PROVIDER_ANSWERED, lead);
    }

    @Override
    public boolean withdrawn(LeadId lead) {
        var journeys = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(record(lead).toString())
                .rootProcessInstances()
                .list();
        for (var journey : journeys) {
            runtime.deleteProcessInstance(journey.getProcessInstanceId(), "The lead was handed in by mistake");
            links.ended(journey.getProcessInstanceId());
        }
        return !journeys.isEmpty();
    }

    @Override
    public boolean assigned(LeadId lead, @Nullable String login) {
        var record = record(lead);
        return Stream.of(Tasks.FIRST_CONTACT, Tasks.QUALIFY_LEAD)
                .map(task -> workList.assignOpenTask(record, task, login))
                .reduce(false, Boolean::logicalOr);
    }

    private static RecordRef record(LeadId lead) {
        return RecordRef.lead(lead.value());
    }

    private boolean told(String message, LeadId lead) {
        return !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(record(lead).toString())
                .correlateAllWithResult()
                .isEmpty();
    }
}
