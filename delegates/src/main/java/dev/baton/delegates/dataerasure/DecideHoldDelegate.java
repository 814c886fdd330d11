package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.APPROVAL_DUE;
import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide what the law keeps". */
@Component
class DecideHoldDelegate implements JavaDelegate {
    private final LegalHold hold;
    private final DecisionDeadline deadline;

    DecideHoldDelegate(LegalHold hold, DecisionDeadline deadline) {
        this.hold = hold;
        this.deadline = deadline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hold.decide(execution, REQUEST.from(execution));
        APPROVAL_DUE.set(execution, deadline.fromNow());
    }
}
