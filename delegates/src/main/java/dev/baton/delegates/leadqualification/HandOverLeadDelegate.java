package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.OWNER;
import static dev.baton.delegates.leadqualification.LeadQualification.QUEUE;

import dev.baton.assignment.AssignmentService;
import dev.baton.shared.RecordRef;
import dev.baton.worklist.WorkList;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** "Hand over to the right team". */
@Component
class HandOverLeadDelegate implements JavaDelegate {
    private final AssignmentService assignments;
    private final WorkList workList;

    HandOverLeadDelegate(AssignmentService assignments, @Lazy WorkList workList) {
        this.assignments = assignments;
        this.workList = workList;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var handover = assignments.handOver(lead);
        OWNER.set(execution, handover.owner());
        QUEUE.set(execution, handover.queue());
        workList.handOver(
                RecordRef.lead(lead.value()), Tasks.FIRST_CONTACT, handover.owner(), Set.of(handover.queue()));
    }
}
