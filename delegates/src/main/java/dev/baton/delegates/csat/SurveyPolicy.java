package dev.baton.delegates.csat;

import dev.baton.delegates.engine.DecisionTable;
import dev.baton.ticket.SurveyFacts;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a table say whether a customer is asked, and when. */
@Component
class SurveyPolicy {
    private final Surveys surveys;
    private final DecisionTable tables;

    SurveyPolicy(Surveys surveys, DecisionTable tables) {
        this.surveys = surveys;
        this.tables = tables;
    }

    /** How long after the solution they are asked; empty if they are not, also where the table has a gap. */
    Optional<Duration> delay(DelegateExecution execution, TicketId ticket, int cycle) {
        var answer = tables.ask(execution, facts(surveys.facts(ticket, cycle)));
        return answer.isEmpty() || !answer.flag("ask")
                ? Optional.empty()
                : Optional.of(Duration.ofHours(answer.integer("delayHours")));
    }

    private static Map<String, @Nullable Object> facts(SurveyFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("resolvedBy", facts.resolvedBy().key());
        inputs.put("channel", facts.channel().key());
        inputs.put("daysSinceLastSurvey", facts.daysSinceLastSurvey());
        inputs.put("optedOut", facts.optedOut());
        inputs.put("canReply", facts.canReply());
        inputs.put("asked", facts.asked());
        return inputs;
    }
}
