package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.OWNER;
import static dev.baton.delegates.leadqualification.LeadQualification.QUEUE;

import dev.baton.assignment.AssignmentService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Hand over to the right team". */
@Component
class HandOverLeadDelegate implements JavaDelegate {
    private final AssignmentService assignments;
    private final OpenTasks tasks;

    HandOverLeadDelegate(AssignmentService assignments, OpenTasks tasks) {
        this.assignments = assignments;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var handover = assignments.handOver(LEAD.from(execution));
        OWNER.set(execution, handover.owner());
        QUEUE.set(execution, handover.queue());
        tasks.moveTo(execution.getProcessInstanceId(), handover);
    }
}
