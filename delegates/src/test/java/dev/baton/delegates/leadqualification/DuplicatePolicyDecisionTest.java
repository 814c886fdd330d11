package dev.baton.delegates.leadqualification;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicatePolicyDecisionTest {

    private static final DecisionTable TABLE =
            DecisionTable.of("lead-qualification", "duplicate_policy", "duplicate_policy");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule               | email | phone | domain | company | person | existing        | active | verdict
              SameLead           | true  | true  | true   | 1.0     | 0.6    | lead            | true   | merge
              SameLead           | true  | false | false  | 0.0     | 1.0    | lead            | -      | merge
              KnownAndCaredFor   | true  | false | true   | 1.0     | 0.6    | contact         | true   | attach
              KnownAndCaredFor   | true  | false | true   | 1.0     | 0.9    | openOpportunity | true   | attach
              KnownAndAlone      | true  | false | true   | 1.0     | 0.6    | customer        | false  | attach
              SharedMailbox      | true  | true  | true   | 1.0     | 0.59   | lead            | true   | review
              SharedMailbox      | true  | true  | true   | 1.0     | -      | customer        | true   | review
              SamePhoneAndName   | false | true  | false  | 0.0     | 0.6    | lead            | true   | review
              SharedPhone        | false | true  | true   | 1.0     | 0.59   | contact         | true   | review
              SameCompanyAndName | false | false | true   | 1.0     | 0.7    | contact         | true   | review
              LikeCompanyAndName | false | false | false  | 0.8     | 0.8    | lead            | false  | review
              Colleague          | false | false | true   | 1.0     | 0.69   | customer        | true   | unique
              Stranger           | false | false | false  | 0.79    | 1.0    | lead            | true   | unique
            """)
    void each_rule_decides(
            String rule,
            Boolean email,
            Boolean phone,
            Boolean domain,
            Double company,
            Double person,
            String existing,
            Boolean active,
            String verdict) {
        var inputs = new HashMap<String, Object>();
        inputs.put("exactEmail", email);
        inputs.put("exactPhone", phone);
        inputs.put("sameCompanyDomain", domain);
        inputs.put("companySimilarity", company);
        inputs.put("personSimilarity", person);
        inputs.put("existingType", existing);
        inputs.put("existingOwnerActive", active);

        var answer = TABLE.ask(inputs);

        assertThat(answer.rules("duplicate_policy")).containsExactly("Rule_DuplicatePolicy_" + rule);
        assertThat(answer.value("verdict")).isEqualTo(verdict);
        assertThat(answer.value("reason")).isEqualTo(TABLE.meanings().get("Rule_DuplicatePolicy_" + rule));
    }

    @Test
    void every_candidate_gets_one_verdict_and_two_different_people_are_never_merged() {
        var matched = TABLE.askAll(
                Map.of(
                        "exactEmail", asList(true, false),
                        "exactPhone", asList(true, false),
                        "sameCompanyDomain", asList(true, false),
                        "companySimilarity", asList(null, 0.79, 0.8),
                        "personSimilarity", asList(null, 0.59, 0.6, 0.7, 0.8),
                        "existingType", asList("lead", "customer", "new-kind"),
                        "existingOwnerActive", asList(true, false, null)),
                (inputs, answer) -> {
                    var verdict = answer.value("verdict");
                    assertThat(verdict).as("%s", inputs).isIn("unique", "attach", "review", "merge");
                    if (verdict.equals("merge") || verdict.equals("attach")) {
                        assertThat(inputs).containsEntry("exactEmail", true);
                        assertThat((Double) inputs.get("personSimilarity")).isGreaterThanOrEqualTo(0.6);
                        assertThat(verdict.equals("merge")).isEqualTo("lead".equals(inputs.get("existingType")));
                    }
                });

        assertThat(matched).isEqualTo(TABLE.rules());
    }
}
