package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.TWINS;
import static dev.baton.delegates.leadqualification.LeadQualification.TWIN_REVIEW_DUE;

import dev.baton.calendar.CalendarService;
import dev.baton.delegates.engine.DecisionTable;
import dev.baton.lead.TwinService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide on twins". */
@Component
class DecideDuplicateDelegate implements JavaDelegate {
    private final TwinService twins;
    private final CalendarService calendars;
    private final DecisionTable decisions;

    DecideDuplicateDelegate(TwinService twins, CalendarService calendars, DecisionTable decisions) {
        this.twins = twins;
        this.calendars = calendars;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var opinion = twins.candidates(lead).stream()
                .map(candidate -> TwinOpinion.of(candidate, decisions.answer(execution, Facts.of(candidate.facts()))))
                .reduce(TwinOpinion.NOBODY, TwinOpinion::surer);
        twins.twinsDecided(lead, opinion.verdict(), opinion.candidate(), opinion.reason());
        TWINS.set(execution, opinion.verdict().key());
        TWIN_REVIEW_DUE.set(execution, calendars.inBusinessDays(1));
    }
}
