package dev.baton.delegates.dataerasure;

import dev.baton.delegates.engine.DecisionTable;
import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureOutcome;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.Hold;
import dev.baton.erasure.HoldFacts;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the table what the law keeps, for each kind of data; where it has no answer, nothing is erased. */
@Component
class LegalHold {
    private final DecisionTable tables;
    private final ErasureService requests;

    LegalHold(DecisionTable tables, ErasureService requests) {
        this.tables = tables;
        this.requests = requests;
    }

    void decide(DelegateExecution execution, ErasureId request) {
        var holds = requests.holdFacts(request).stream()
                .map(facts -> hold(execution, facts))
                .toList();
        requests.holdsDecided(request, holds);
    }

    private Hold hold(DelegateExecution execution, HoldFacts facts) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        inputs.put("kind", facts.kind());
        inputs.put("invoices", facts.invoices());
        inputs.put("contract", facts.contract());
        inputs.put("years", facts.years());
        inputs.put("dispute", facts.dispute());
        var answer = tables.ask(execution, inputs);
        return answer.isEmpty()
                ? new Hold(facts.kind(), ErasureOutcome.REFUSE, "The table has no answer.", "GDPR Art. 12 (4)", 0)
                : new Hold(
                        facts.kind(),
                        ErasureOutcome.parse(answer.text("action")),
                        answer.text("reason"),
                        answer.text("law"),
                        answer.integer("keepYears", 0));
    }
}
