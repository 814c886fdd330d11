package dev.baton.delegates.slawatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.leadqualification.DecisionTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationLadderDecisionTest {
    private static final DecisionTable TABLE = DecisionTable.of("sla-watch", "escalation_ladder", "escalation_ladder");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            HalfStrict     | first      |  50 | standard | true  | strict   | notify         | -
            Half           | first      |  50 | gold     | true  | standard | none           | -
            MostAbsent     | next       |  80 | standard | false | standard | reassign       | -
            Most           | next       |  80 | standard | true  | strict   | notify         | -
            BrokenSolution | resolution | 100 | standard | true  | standard | manager_task   | support-lead
            BrokenGold     | first      | 100 | gold     | true  | standard | manager_task   | support-lead
            Broken         | first      | 100 | silver   | true  | standard | raise_priority | support-lead
            FarBroken      | first      | 150 | standard | true  | standard | manager_task   | support-lead
            Early          | first      |  20 | standard | true  | standard | none           | -
            """)
    void each_rung_says_what_is_done(
            String rule,
            String clock,
            int percent,
            String tier,
            boolean present,
            String ladder,
            String action,
            @Nullable String target) {
        var answer = TABLE.ask(facts(clock, percent, tier, present, ladder));

        assertThat(answer.rules("escalation_ladder")).containsExactly("Rule_EscalationLadder_" + rule);
        assertThat(answer.value("action")).isEqualTo(action);
        assertThat(answer.value("target")).isEqualTo(target);
    }

    @Test
    void no_rung_is_without_an_answer() {
        for (var clock : List.of("first", "next", "resolution")) {
            for (var percent : List.of(50, 80, 100, 150)) {
                for (var tier : List.of("standard", "silver", "gold")) {
                    for (var present : List.of(true, false)) {
                        for (var ladder : List.of("standard", "strict")) {
                            assertThat(TABLE.ask(facts(clock, percent, tier, present, ladder))
                                            .rules("escalation_ladder"))
                                    .hasSize(1);
                        }
                    }
                }
            }
        }
    }

    private static Map<String, Object> facts(String clock, int percent, String tier, boolean present, String ladder) {
        return Map.of(
                "clock", clock,
                "percent", percent,
                "priority", "normal",
                "tier", tier,
                "level", 1,
                "assigneePresent", present,
                "withinBusinessHours", true,
                "escalationSet", ladder);
    }
}
