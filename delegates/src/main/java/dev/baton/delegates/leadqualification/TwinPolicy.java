package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.TwinService;
import dev.baton.lead.TwinVerdict;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets the duplicate policy say of each candidate whether it is the same person; the surest word counts. */
@Component
class TwinPolicy {
    private final TwinService twins;
    private final Decisions decisions;

    TwinPolicy(TwinService twins, Decisions decisions) {
        this.twins = twins;
        this.decisions = decisions;
    }

    TwinVerdict decide(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var opinion = twins.candidates(lead).stream()
                .map(candidate -> TwinOpinion.of(candidate, decisions.ask(execution, Facts.of(candidate.facts()))))
                .reduce(TwinOpinion.NOBODY, TwinOpinion::surer);
        twins.twinsDecided(lead, opinion.verdict(), opinion.candidate(), opinion.reason());
        return opinion.verdict();
    }
}
