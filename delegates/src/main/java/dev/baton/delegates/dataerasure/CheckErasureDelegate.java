package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.APPROVAL_DUE;
import static dev.baton.delegates.dataerasure.DataErasure.LEFTOVERS;
import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.ErasureService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Look whether anything is left". */
@Component
class CheckErasureDelegate implements JavaDelegate {
    private final ErasureService requests;
    private final DecisionDeadline deadline;

    CheckErasureDelegate(ErasureService requests, DecisionDeadline deadline) {
        this.requests = requests;
        this.deadline = deadline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LEFTOVERS.set(execution, requests.check(REQUEST.from(execution)) > 0);
        APPROVAL_DUE.set(execution, deadline.fromNow());
    }
}
