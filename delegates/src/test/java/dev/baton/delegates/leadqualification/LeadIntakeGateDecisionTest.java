package dev.baton.delegates.leadqualification;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadIntakeGateDecisionTest {

    private static final DecisionTable TABLE =
            DecisionTable.of("lead-qualification", "lead_intake_gate", "lead_intake_gate");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule            | honeypot | seconds | rate | email      | suppressed | action
              Honeypot        | true     | 40      | 1    | corporate  | false      | reject
              FastFlood       | false    | 1       | 6    | corporate  | false      | reject
              Flood           | false    | -       | 31   | corporate  | false      | reject
              ThrowawayInBulk | false    | 40      | 6    | disposable | false      | reject
              Suppressed      | false    | 40      | 1    | corporate  | true       | quarantine
              Fast            | false    | 2       | 1    | corporate  | false      | quarantine
              Bulk            | false    | 3       | 6    | corporate  | false      | quarantine
              Bulk            | false    | -       | 30   | none       | false      | quarantine
              Throwaway       | false    | 40      | 5    | disposable | false      | quarantine
              OwnAddress      | false    | 40      | 1    | own        | false      | quarantine
              NoAddress       | false    | -       | 1    | none       | false      | accept
              Lead            | false    | 3       | 5    | corporate  | false      | accept
              Lead            | false    | -       | -    | free       | false      | accept
            """)
    void each_rule_decides(
            String rule, Boolean honeypot, Long seconds, Long rate, String email, Boolean suppressed, String action) {
        var inputs = new HashMap<String, Object>();
        inputs.put("honeypotFilled", honeypot);
        inputs.put("submitSeconds", seconds);
        inputs.put("ipRate10min", rate);
        inputs.put("emailClass", email);
        inputs.put("suppressed", suppressed);

        var answer = TABLE.ask(inputs);

        assertThat(answer.rules("lead_intake_gate")).containsExactly("Rule_LeadIntakeGate_" + rule);
        assertThat(answer.value("action")).isEqualTo(action);
        assertThat(answer.value("reason")).isEqualTo(TABLE.meanings().get("Rule_LeadIntakeGate_" + rule));
    }

    @Test
    void every_lead_gets_one_answer_and_nobody_who_asked_us_to_stop_is_let_in() {
        var matched = TABLE.askAll(
                Map.of(
                        "honeypotFilled", asList(true, false, null),
                        "submitSeconds", asList(null, 1L, 2L, 3L),
                        "ipRate10min", asList(null, 5L, 6L, 31L),
                        "emailClass", asList("corporate", "disposable", "own", "none", null),
                        "suppressed", asList(true, false, null)),
                (inputs, answer) -> {
                    assertThat(answer.value("action")).as("%s", inputs).isIn("accept", "quarantine", "reject");
                    assertThat(answer.value("reason")).as("%s", inputs).isNotNull();
                    if (Boolean.TRUE.equals(inputs.get("suppressed"))) {
                        assertThat(answer.value("action")).as("%s", inputs).isNotEqualTo("accept");
                    }
                });

        assertThat(matched).isEqualTo(TABLE.rules());
    }
}
