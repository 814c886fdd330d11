package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.INTAKE;
import static dev.baton.delegates.leadqualification.LeadQualification.QUARANTINE_DUE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Decide on intake". */
@Component
class DecideIntakeDelegate implements JavaDelegate {
    private final IntakeGate gate;
    private final ReviewDeadline deadline;

    DecideIntakeDelegate(IntakeGate gate, ReviewDeadline deadline) {
        this.gate = gate;
        this.deadline = deadline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        INTAKE.set(execution, gate.decide(execution).key());
        QUARANTINE_DUE.set(execution, deadline.fromNow());
    }
}
