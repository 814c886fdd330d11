package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.REROUTE;

import dev.baton.lead.LeadScoring;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Score and grade again". */
@Component
class RescoreLeadDelegate implements JavaDelegate {
    private final LeadGrading grading;
    private final LeadScoring scoring;

    RescoreLeadDelegate(LeadGrading grading, LeadScoring scoring) {
        this.grading = grading;
        this.scoring = scoring;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        REROUTE.set(execution, scoring.rescored(lead, grading.grade(execution, lead)));
    }
}
