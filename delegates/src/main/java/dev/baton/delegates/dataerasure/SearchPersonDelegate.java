package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.HELD;
import static dev.baton.delegates.dataerasure.DataErasure.OUTCOME;
import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.ErasureOutcome;
import dev.baton.erasure.ErasureService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Search what is held". */
@Component
class SearchPersonDelegate implements JavaDelegate {
    private final ErasureService requests;

    SearchPersonDelegate(ErasureService requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var held = requests.search(REQUEST.from(execution));
        HELD.set(execution, held);
        OUTCOME.set(execution, (held ? ErasureOutcome.REFUSE : ErasureOutcome.NOTHING).key());
    }
}
