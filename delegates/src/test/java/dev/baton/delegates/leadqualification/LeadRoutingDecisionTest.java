package dev.baton.delegates.leadqualification;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadRoutingDecisionTest {

    private static final DecisionTable TABLE = DecisionTable.of("lead-qualification", "lead_routing", "lead_routing");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule           | known | grade | country | region   | industry | staff | lang | product    | queue     | strategy    | most | fallback
              KnownAccount   | true  | D     | DE      | emea     | public   | 5000  | de   | enterprise | sales-ae  | owner       | 40   | sales-sdr
              BigAndHot      | false | A     | DE      | emea     | public   | 1000  | de   | enterprise | sales-ae  | leastLoaded | 10   | sales-manager
              Tender         | false | C     | DE      | emea     | public   | 999   | de   | enterprise | sales-ae  | leastLoaded | 10   | sales-sdr
              Enterprise     | false | B     | DE      | emea     | retail   | -     | de   | enterprise | sales-ae  | leastLoaded | 15   | sales-sdr
              Hot            | false | A     | DE      | emea     | retail   | 999   | de   | -          | sales-ae  | roundRobin  | 15   | sales-sdr
              LargeAndWarm   | false | B     | DE      | emea     | retail   | 200   | de   | -          | sales-ae  | roundRobin  | 20   | sales-sdr
              GermanSpeaking | false | C     | AT      | emea     | retail   | 199   | de   | -          | sales-sdr | roundRobin  | 25   | sales-ae
              Warm           | false | B     | AT      | emea     | retail   | 199   | en   | -          | sales-sdr | leastLoaded | 20   | sales-ae
              FarAway        | false | D     | JP      | apac     | public   | 5000  | en   | enterprise | sales-sdr | leastLoaded | 40   | sales-manager
              Fair           | false | C     | US      | americas | -        | -     | en   | enterprise | sales-sdr | roundRobin  | 30   | sales-manager
              Rest           | false | D     | DE      | emea     | -        | -     | de   | -          | sales-sdr | roundRobin  | 60   | sales-ops
              Rest           | -     | -     | -       | -        | -        | -     | -    | -          | sales-sdr | roundRobin  | 60   | sales-ops
            """)
    void each_rule_decides(
            String rule,
            Boolean known,
            String grade,
            String country,
            String region,
            String industry,
            Long staff,
            String language,
            String product,
            String queue,
            String strategy,
            int most,
            String fallback) {
        var inputs = new HashMap<String, Object>();
        inputs.put("existingAccountOwner", known);
        inputs.put("grade", grade);
        inputs.put("country", country);
        inputs.put("region", region);
        inputs.put("industry", industry);
        inputs.put("employees", staff);
        inputs.put("language", language);
        inputs.put("product", product);

        var answer = TABLE.ask(inputs);

        assertThat(answer.rules("lead_routing")).containsExactly("Rule_LeadRouting_" + rule);
        assertThat(answer.value("queue")).isEqualTo(queue);
        assertThat(answer.value("strategy")).isEqualTo(strategy);
        assertThat(answer.value("maxOpen")).isEqualTo(most);
        assertThat(answer.value("fallbackQueue")).isEqualTo(fallback);
    }

    @Test
    void every_lead_has_a_team_and_another_one_behind_it() {
        var matched = TABLE.askAll(
                Map.of(
                        "existingAccountOwner", asList(true, false),
                        "grade", asList("A", "B", "C", "D", null),
                        "country", asList("DE", null),
                        "region", asList("emea", "apac", null),
                        "industry", asList("public", null),
                        "employees", asList(null, 200L, 1000L),
                        "language", asList("de", "en"),
                        "product", asList("enterprise", null)),
                (inputs, answer) -> {
                    assertThat(answer.value("queue")).as("%s", inputs).isIn("sales-sdr", "sales-ae");
                    assertThat(answer.value("fallbackQueue"))
                            .as("%s", inputs)
                            .isIn("sales-sdr", "sales-ae", "sales-ops", "sales-manager")
                            .isNotEqualTo(answer.value("queue"));
                    assertThat((Integer) answer.value("maxOpen"))
                            .as("%s", inputs)
                            .isPositive();
                });

        assertThat(matched).isEqualTo(TABLE.rules());
    }
}
