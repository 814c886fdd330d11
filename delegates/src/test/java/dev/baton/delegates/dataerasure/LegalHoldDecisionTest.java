package dev.baton.delegates.dataerasure;

import static java.util.Arrays.asList;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalHoldDecisionTest {
    private static final List<String> MATCHED = new ArrayList<>();
    private static final DmnModelInstance MODEL = model();
    private static final DmnEngine ENGINE = engine();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule         | kind           | invoices | contract | years | dispute | action
              Dispute        | person         | none     | none     | 0     | true    | refuse
              Dispute        | technical      | booked   | signed   | 9     | true    | refuse
              OpenInvoice    | person         | open     | none     | 0     | false   | refuse
              OpenInvoice    | technical      | open     | signed   | 0     | false   | refuse
              Invoice        | invoice        | booked   | none     | 7     | false   | restrict
              InvoiceExpired | invoice        | booked   | none     | 8     | false   | erase
              Contract       | contract       | none     | signed   | 5     | false   | restrict
              Letters        | correspondence | booked   | signed   | 0     | false   | restrict
              Party          | person         | none     | signed   | 5     | false   | restrict
              Expired        | person         | none     | signed   | 6     | false   | erase
              Expired        | correspondence | none     | signed   | 6     | false   | erase
              Nothing        | contract       | none     | talks    | 0     | false   | erase
              Nothing        | person         | booked   | lost     | 0     | false   | erase
              Consent        | consent        | none     | signed   | 0     | false   | erase
              Technical      | technical      | none     | signed   | 0     | false   | erase
              Unknown        | person         | -        | none     | 0     | false   | refuse
              Unknown        | person         | none     | -        | 0     | false   | refuse
              Unknown        | contract       | none     | signed   | -     | false   | refuse
              Unknown        | something-new  | none     | none     | 0     | false   | refuse
              Unknown        | consent        | none     | none     | 0     | -       | refuse
            """)
    void each_rule_decides(
            String rule, String kind, String invoices, String contract, Long years, Boolean dispute, String action) {
        var answer = ask(inputs(kind, invoices, contract, years, dispute));

        assertThat(MATCHED).containsExactly("Rule_LegalHold_" + rule);
        assertThat(answer).containsEntry("action", action);
        assertThat(answer.get("law").toString()).contains("Art. ");
    }

    @Test
    void there_is_no_gap_and_what_is_unknown_is_never_erased() {
        var matched = new TreeSet<String>();
        for (var kind :
                asList("person", "correspondence", "contract", "invoice", "consent", "technical", "new", null)) {
            for (var invoices : asList("none", "open", "booked", "new", null)) {
                for (var contract : asList("none", "talks", "signed", "lost", "new", null)) {
                    for (var years : asList(null, 0L, 5L, 6L, 7L, 8L)) {
                        for (var dispute : asList(true, false, null)) {
                            var answer = ask(inputs(kind, invoices, contract, years, dispute));
                            matched.addAll(MATCHED);
                            var unknown =
                                    kind == null || "new".equals(kind) || "new".equals(invoices) || invoices == null;
                            if (unknown || Boolean.TRUE.equals(dispute) || "open".equals(invoices)) {
                                assertThat(answer.get("action"))
                                        .as("%s", MATCHED)
                                        .isEqualTo("refuse");
                            }
                        }
                    }
                }
            }
        }
        assertThat(matched)
                .isEqualTo(new TreeSet<>(MODEL.getModelElementsByType(Rule.class).stream()
                        .map(Rule::getId)
                        .toList()));
    }

    private static Map<String, Object> inputs(
            String kind, String invoices, String contract, Long years, Boolean dispute) {
        var inputs = new HashMap<String, Object>();
        inputs.put("kind", kind);
        inputs.put("invoices", invoices);
        inputs.put("contract", contract);
        inputs.put("years", years);
        inputs.put("dispute", dispute);
        return inputs;
    }

    private static Map<String, Object> ask(Map<String, Object> inputs) {
        MATCHED.clear();
        return ENGINE.evaluateDecision(ENGINE.parseDecision("legal_hold", MODEL), inputs)
                .getResultList()
                .get(0);
    }

    private static DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionEvaluationListeners().add(evaluation -> {
            if (evaluation.getDecisionResult() instanceof DmnDecisionTableEvaluationEvent table) {
                table.getMatchingRules().forEach(rule -> MATCHED.add(rule.getId()));
            }
        });
        return configuration.buildEngine();
    }

    private static DmnModelInstance model() {
        var path = "/processes/data-erasure/legal_hold.dmn";
        try (var source = requireNonNull(LegalHoldDecisionTest.class.getResourceAsStream(path), path)) {
            return Dmn.readModelFromStream(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
