package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.Forgetting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "End what runs for the person". */
@Component
class EndJourneysDelegate implements JavaDelegate {
    private final Forgetting forgetting;

    EndJourneysDelegate(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forgetting.endJourneys(REQUEST.from(execution));
    }
}
