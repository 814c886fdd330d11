package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.OWNER;
import static dev.baton.delegates.leadqualification.LeadQualification.QUEUE;
import static dev.baton.delegates.leadqualification.LeadQualification.TOUCH_DUE;
import static dev.baton.delegates.leadqualification.LeadQualification.TOUCH_HALF;
import static dev.baton.delegates.leadqualification.LeadQualification.TOUCH_MOST;

import dev.baton.assignment.AssignmentService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Find an owner". */
@Component
class AssignOwnerDelegate implements JavaDelegate {
    private final AssignmentService assignments;

    AssignOwnerDelegate(AssignmentService assignments) {
        this.assignments = assignments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var touch = assignments.assign(LEAD.from(execution));
        OWNER.set(execution, touch.owner());
        QUEUE.set(execution, touch.queue());
        TOUCH_HALF.set(execution, touch.half());
        TOUCH_MOST.set(execution, touch.most());
        TOUCH_DUE.set(execution, touch.due());
    }
}
