package dev.baton.delegates.leadqualification;

import dev.baton.lead.Band;
import dev.baton.lead.Grade;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadScoring;
import dev.baton.lead.Score;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Asks the grade table with all that is known of a lead. */
@Component
class LeadGrading {
    private final LeadScoring scoring;
    private final Interest interest;
    private final Decisions decisions;

    LeadGrading(LeadScoring scoring, Interest interest, Decisions decisions) {
        this.scoring = scoring;
        this.interest = interest;
        this.decisions = decisions;
    }

    Score grade(DelegateExecution execution, LeadId lead) {
        var inputs = Facts.of(scoring.fitFacts(lead));
        inputs.putAll(interest.in(execution, scoring.engagement(lead)));
        var model = scoring.modelScore(lead);
        inputs.put("modelProbability", model == null ? null : model.probability());
        inputs.put("modelAgeDays", model == null ? null : model.ageDays());
        var answer = decisions.ask(execution, inputs);
        return new Score(
                Grade.parse(answer.text("grade")),
                Band.parse(answer.text("band")),
                answer.integer("fit"),
                answer.integer("engagement"),
                answer.integer("firstTouchMinutes"),
                answer.text("explanation"));
    }
}
