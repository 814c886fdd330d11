package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.GENUINE;
import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.engine.FormValues;
import dev.baton.lead.LeadIntake;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** "Check the quarantined lead". */
@Component
class ReviewQuarantineHandler extends LeadTask {
    private final LeadIntake intake;

    ReviewQuarantineHandler(LeadIntake intake) {
        super(Tasks.REVIEW_QUARANTINE);
        this.intake = intake;
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var genuine = values.flag("genuine");
        intake.genuine(LEAD.from(task), genuine, values.textOrNull("note"));
        GENUINE.set(task, genuine);
    }
}
