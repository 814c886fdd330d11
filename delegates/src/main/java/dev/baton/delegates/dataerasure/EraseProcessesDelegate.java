package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.Forgetting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Anonymise what processes remember". */
@Component
class EraseProcessesDelegate implements JavaDelegate {
    private final Forgetting forgetting;

    EraseProcessesDelegate(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forgetting.processes(REQUEST.from(execution));
    }
}
