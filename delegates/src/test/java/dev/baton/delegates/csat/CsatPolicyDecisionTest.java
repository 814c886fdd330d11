package dev.baton.delegates.csat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.leadqualification.DecisionTable;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsatPolicyDecisionTest {
    private static final DecisionTable TABLE = DecisionTable.of("csat", "csat_policy", "csat_policy");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Asked    | agent    | -  | false | true  | true  | false |  0
            NoWay    | agent    | -  | false | false | false | false |  0
            OptedOut | agent    | -  | true  | true  | false | false |  0
            Silence  | silence  | -  | false | true  | false | false |  0
            Lately   | agent    | 6  | false | true  | false | false |  0
            Incident | incident | 30 | false | true  | false | true  | 24
            Ask      | agent    | -  | false | true  | false | true  |  1
            Ask      | agent    | 7  | false | true  | false | true  |  1
            """)
    void each_rule_says_whether_and_when_we_ask(
            String rule,
            String resolvedBy,
            @Nullable Long days,
            boolean optedOut,
            boolean canReply,
            boolean asked,
            boolean ask,
            int hours) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("resolvedBy", resolvedBy);
        inputs.put("channel", "email");
        inputs.put("daysSinceLastSurvey", days);
        inputs.put("optedOut", optedOut);
        inputs.put("canReply", canReply);
        inputs.put("asked", asked);

        var answer = TABLE.ask(inputs);

        assertThat(answer.rules("csat_policy")).containsExactly("Rule_CsatPolicy_" + rule);
        assertThat(answer.value("ask")).isEqualTo(ask);
        assertThat(answer.value("delayHours")).isEqualTo(hours);
    }
}
