package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.GENUINE;
import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.engine.FormValues;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.lead.LeadIntake;
import dev.baton.shared.RecordRef;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Check the quarantined lead". */
@Component
class ReviewQuarantineHandler implements TaskHandler {
    private final LeadIntake intake;

    ReviewQuarantineHandler(LeadIntake intake) {
        this.intake = intake;
    }

    @Override
    public String processKey() {
        return LeadQualification.KEY;
    }

    @Override
    public String taskKey() {
        return Tasks.REVIEW_QUARANTINE;
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        return Map.of();
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var genuine = values.flag("genuine");
        intake.genuine(LEAD.from(task), genuine, values.textOrNull("note"));
        GENUINE.set(task, genuine);
    }
}
