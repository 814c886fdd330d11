package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.LeadScoring;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Score and grade". */
@Component
class ScoreLeadDelegate implements JavaDelegate {
    private final LeadGrading grading;
    private final LeadScoring scoring;

    ScoreLeadDelegate(LeadGrading grading, LeadScoring scoring) {
        this.grading = grading;
        this.scoring = scoring;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        scoring.scored(lead, grading.grade(execution, lead));
    }
}
