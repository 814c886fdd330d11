package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.lead.IntakeAction;
import dev.baton.lead.LeadIntake;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets the intake table say what comes in. */
@Component
class IntakeGate {
    private final LeadIntake intake;
    private final Decisions decisions;

    IntakeGate(LeadIntake intake, Decisions decisions) {
        this.intake = intake;
        this.decisions = decisions;
    }

    IntakeAction decide(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var answer = decisions.ask(execution, Facts.of(intake.intakeFacts(lead)));
        var action = IntakeAction.parse(answer.text("action"));
        intake.intakeDecided(lead, action, answer.text("reason"));
        return action;
    }
}
