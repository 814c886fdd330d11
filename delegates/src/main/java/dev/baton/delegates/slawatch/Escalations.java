package dev.baton.delegates.slawatch;

import dev.baton.delegates.engine.DecisionTable;
import dev.baton.ticket.EscalationAction;
import dev.baton.ticket.EscalationFacts;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketWatch;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the ladder of escalations say what is done when a threshold is reached. */
@Component
class Escalations {
    private final TicketWatch watch;
    private final DecisionTable tables;

    Escalations(TicketWatch watch, DecisionTable tables) {
        this.watch = watch;
        this.tables = tables;
    }

    /**
     * Climbs the rung that is reached by now, if one is: the clock may have been stopped a moment ago. A ladder with a gap
     * does nothing at it, and the decision's record shows so.
     *
     * @return whether whoever leads support is to take care of the ticket
     */
    boolean climb(DelegateExecution execution, TicketId ticket) {
        var reached = watch.reached(ticket);
        if (reached.isEmpty()) {
            return false;
        }
        var rung = reached.get();
        var answer = tables.ask(execution, facts(rung.facts()));
        var action = answer.isEmpty() ? EscalationAction.NONE : EscalationAction.parse(answer.text("action"));
        return watch.climb(
                ticket,
                rung,
                action,
                answer.isEmpty() ? null : answer.textOrNull("target"),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
    }

    private static Map<String, @Nullable Object> facts(EscalationFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("clock", facts.clock().name().toLowerCase(Locale.ROOT));
        inputs.put("percent", facts.percent());
        inputs.put("priority", facts.priority().key());
        inputs.put("tier", facts.tier().key());
        inputs.put("level", facts.level());
        inputs.put("assigneePresent", facts.assigneePresent());
        inputs.put("withinBusinessHours", facts.withinBusinessHours());
        inputs.put("escalationSet", facts.escalationSet());
        return inputs;
    }
}
