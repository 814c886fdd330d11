package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.leadqualification.DecisionTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables a ticket is decided by: each rule once, and no ticket without an answer. */
class TicketDecisionsTest {
    private static final String HOME = "ticket-lifecycle";
    private static final DecisionTable TRIAGE = DecisionTable.of(HOME, "ticket_triage", "ticket_triage");
    private static final DecisionTable POLICY = DecisionTable.of(HOME, "sla_policy", "sla_policy");
    private static final DecisionTable REOPEN = DecisionTable.of(HOME, "reopen_policy", "reopen_policy");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            AllStands      | question     | standard | false | all  | false | urgent | support-l1   | outage       | true
            KnownIncident  | outage       | gold     | true  | -    | true  | high   | support-l2   | incident     | true
            OutageGold     | outage       | gold     | false | none | false | urgent | support-l1   | outage       | true
            Outage         | outage       | silver   | false | -    | false | high   | support-l1   | outage       | true
            Complaint      | complaint    | standard | false | -    | false | high   | support-lead | complaint    | true
            Cancellation   | cancellation | standard | false | -    | false | normal | support-lead | cancellation | true
            Access         | access       | standard | false | -    | true  | high   | support-l1   | access       | true
            DefectHindered | defect       | standard | false | some | false | high   | support-l2   | defect       | true
            Defect         | defect       | standard | false | -    | false | normal | support-l2   | defect       | true
            Billing        | billing      | standard | false | -    | false | normal | finance-ar   | billing      | true
            Vip            | question     | standard | true  | -    | false | high   | support-l1   | question     | true
            Question       | question     | standard | false | -    | false | low    | support-l1   | question     | true
            Unknown        | other        | standard | false | -    | false | normal | support-l1   | other        | false
            """)
    void a_ticket_is_sorted(
            String rule,
            String topic,
            String tier,
            boolean vip,
            @Nullable String impact,
            boolean openIncident,
            String priority,
            String team,
            String category,
            boolean sure) {
        var answer = TRIAGE.ask(triage(topic, tier, vip, impact, openIncident));

        assertThat(answer.rules("ticket_triage")).containsExactly("Rule_TicketTriage_" + rule);
        assertThat(answer.value("priority")).isEqualTo(priority);
        assertThat(answer.value("team")).isEqualTo(team);
        assertThat(answer.value("category")).isEqualTo(category);
        assertThat(answer.value("sure")).isEqualTo(sure);
    }

    private static Map<String, @Nullable Object> triage(
            String topic, String tier, boolean vip, @Nullable String impact, boolean openIncident) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("channel", "email");
        inputs.put("topic", topic);
        inputs.put("product", null);
        inputs.put("tier", tier);
        inputs.put("vip", vip);
        inputs.put("impact", impact);
        inputs.put("language", "en");
        inputs.put("openIncident", openIncident);
        return inputs;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GoldUrgent   | urgent | gold     | false | gold-urgent   |  30 |   60 |  240 | strict
            GoldHigh     | high   | gold     | false | gold-high     |  60 |  120 |  480 | strict
            Gold         | normal | gold     | true  | gold          | 120 |  240 | 1440 | standard
            SilverUrgent | urgent | silver   | false | silver-urgent |  60 |  120 |  480 | strict
            Silver       | low    | silver   | false | silver        | 240 |  480 | 2400 | standard
            Vip          | high   | standard | true  | gold          | 120 |  240 | 1440 | standard
            Urgent       | urgent | standard | false | urgent        | 120 |  240 |  960 | strict
            High         | high   | standard | false | high          | 240 |  480 | 1920 | standard
            Low          | low    | standard | false | low           | 960 |  960 | 4800 | standard
            Standard     | normal | standard | false | standard      | 480 |  480 | 2400 | standard
            """)
    void a_time_is_promised(
            String rule,
            String priority,
            String tier,
            boolean vip,
            String policy,
            int first,
            int next,
            int resolution,
            String ladder) {
        var answer = POLICY.ask(promise(priority, tier, vip));

        assertThat(answer.rules("sla_policy")).containsExactly("Rule_SlaPolicy_" + rule);
        assertThat(answer.value("policy")).isEqualTo(policy);
        assertThat(answer.value("firstMinutes")).isEqualTo(first);
        assertThat(answer.value("nextMinutes")).isEqualTo(next);
        assertThat(answer.value("resolutionMinutes")).isEqualTo(resolution);
        assertThat(answer.value("escalationSet")).isEqualTo(ladder);
        assertThat(answer.value("pausesForCustomer")).isEqualTo(true);
    }

    private static Map<String, @Nullable Object> promise(String priority, String tier, boolean vip) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("priority", priority);
        inputs.put("tier", tier);
        inputs.put("vip", vip);
        inputs.put("channel", "email");
        inputs.put("impact", null);
        return inputs;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Machine   |  0 | true  | false | false | true  | ignore
            Thanks    |  0 | false | true  | false | true  | append
            Merged    |  0 | false | false | true  | true  | append
            Stranger  |  0 | false | false | false | false | follow-up
            Late      | 15 | false | false | false | true  | follow-up
            NotSolved | 14 | false | false | false | true  | reopen
            """)
    void an_answer_to_a_solved_ticket_is_judged(
            String rule,
            long days,
            boolean automatic,
            boolean thanksOnly,
            boolean merged,
            boolean participant,
            String verdict) {
        var answer = REOPEN.ask(Map.of(
                "daysSinceResolved", days,
                "automatic", automatic,
                "thanksOnly", thanksOnly,
                "merged", merged,
                "participant", participant));

        assertThat(answer.rules("reopen_policy")).containsExactly("Rule_ReopenPolicy_" + rule);
        assertThat(answer.value("verdict")).isEqualTo(verdict);
    }

    @Test
    void no_ticket_is_without_an_answer() {
        for (var topic :
                List.of("outage", "defect", "access", "billing", "cancellation", "complaint", "question", "other")) {
            for (var tier : List.of("standard", "silver", "gold")) {
                for (var impact : new @Nullable String[] {null, "none", "some", "all"}) {
                    for (var flags = 0; flags < 4; flags++) {
                        assertThat(TRIAGE.ask(triage(topic, tier, (flags & 1) > 0, impact, (flags & 2) > 0))
                                        .rules("ticket_triage"))
                                .hasSize(1);
                    }
                }
            }
        }
        for (var priority : List.of("low", "normal", "high", "urgent")) {
            for (var tier : List.of("standard", "silver", "gold")) {
                for (var vip : List.of(true, false)) {
                    assertThat(POLICY.ask(promise(priority, tier, vip)).rules("sla_policy"))
                            .hasSize(1);
                }
            }
        }
    }
}
