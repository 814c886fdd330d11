package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.Forgetting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Blank the audit trail". */
@Component
class EraseAuditDelegate implements JavaDelegate {
    private final Forgetting forgetting;

    EraseAuditDelegate(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forgetting.auditTrail(REQUEST.from(execution));
    }
}
