package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.PASSED_ON_OFTEN;

import dev.baton.assignment.AssignmentService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Take the lead back". */
@Component
class RecordUntouchedDelegate implements JavaDelegate {
    private final AssignmentService assignments;

    RecordUntouchedDelegate(AssignmentService assignments) {
        this.assignments = assignments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PASSED_ON_OFTEN.set(execution, assignments.takeBack(LEAD.from(execution)));
    }
}
