package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.TWINS;
import static dev.baton.delegates.leadqualification.LeadQualification.TWIN_REVIEW_DUE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide on twins". */
@Component
class DecideDuplicateDelegate implements JavaDelegate {
    private final TwinPolicy policy;
    private final ReviewDeadline deadline;

    DecideDuplicateDelegate(TwinPolicy policy, ReviewDeadline deadline) {
        this.policy = policy;
        this.deadline = deadline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TWINS.set(execution, policy.decide(execution).key());
        TWIN_REVIEW_DUE.set(execution, deadline.fromNow());
    }
}
