package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.LEAD_NEEDS_REPAIR;

import dev.baton.delegates.engine.Answer;
import dev.baton.delegates.engine.DecisionTable;
import dev.baton.lead.LeadRepair;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the decision tables about a lead. A table that has no answer (somebody changed it and left a gap) is no fault of
 * the lead: a person repairs it and lets the lead go on.
 */
@Component
class Decisions {
    private final DecisionTable tables;
    private final LeadRepair repair;

    Decisions(DecisionTable tables, LeadRepair repair) {
        this.tables = tables;
        this.repair = repair;
    }

    /** Asks the table of the current step. */
    Answer ask(DelegateExecution execution, Map<String, @Nullable Object> inputs) {
        var answer = tables.ask(execution, inputs);
        if (answer.isEmpty()) {
            var reason = "The table %s has no answer for this lead".formatted(answer.decision());
            repair.needsRepair(LEAD.from(execution), reason);
            throw new BpmnError(LEAD_NEEDS_REPAIR, reason);
        }
        return answer;
    }
}
