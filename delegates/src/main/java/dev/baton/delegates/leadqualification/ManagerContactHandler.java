package dev.baton.delegates.leadqualification;

import dev.baton.delegates.engine.FormValues;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.shared.RecordRef;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Take over the untouched lead". */
@Component
class ManagerContactHandler implements TaskHandler {
    private final ContactForm form;

    ManagerContactHandler(ContactForm form) {
        this.form = form;
    }

    @Override
    public String processKey() {
        return LeadQualification.KEY;
    }

    @Override
    public String taskKey() {
        return Tasks.MANAGER_CONTACT;
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        return Map.of();
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        form.submitted(task, values, login);
    }
}
