package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.IntakeAction;
import dev.baton.lead.LeadService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets the intake table say what comes in. */
@Component
class IntakeGate {
    private final LeadService leads;
    private final Decisions decisions;

    IntakeGate(LeadService leads, Decisions decisions) {
        this.leads = leads;
        this.decisions = decisions;
    }

    IntakeAction decide(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var answer = decisions.ask(execution, Facts.of(leads.intakeFacts(lead)));
        var action = IntakeAction.parse(answer.text("action"));
        leads.intakeDecided(lead, action, answer.text("reason"));
        return action;
    }
}
