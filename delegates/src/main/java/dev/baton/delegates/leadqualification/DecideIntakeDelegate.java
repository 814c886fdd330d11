package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.INTAKE;
import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.QUARANTINE_DUE;

import dev.baton.calendar.CalendarService;
import dev.baton.delegates.engine.DecisionTable;
import dev.baton.lead.IntakeAction;
import dev.baton.lead.LeadService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide on intake". */
@Component
class DecideIntakeDelegate implements JavaDelegate {
    private final LeadService leads;
    private final CalendarService calendars;
    private final DecisionTable decisions;

    DecideIntakeDelegate(LeadService leads, CalendarService calendars, DecisionTable decisions) {
        this.leads = leads;
        this.calendars = calendars;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var facts = leads.intakeFacts(lead);
        var answer = decisions.answer(execution, Facts.of(facts));
        var action = IntakeAction.parse(answer.text("action"));
        leads.intakeDecided(lead, action, answer.text("reason"));
        INTAKE.set(execution, action.key());
        QUARANTINE_DUE.set(execution, calendars.inBusinessDays(1));
    }
}
