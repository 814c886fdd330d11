package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.Forgetting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Anonymise the records". */
@Component
class EraseRecordsDelegate implements JavaDelegate {
    private final Forgetting forgetting;

    EraseRecordsDelegate(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forgetting.records(REQUEST.from(execution));
    }
}
