package dev.baton.delegates.dataerasure;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.leadqualification.DecisionTable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalHoldDecisionTest {
    private static final DecisionTable TABLE = DecisionTable.of("data-erasure", "legal_hold", "legal_hold");

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
        var answer = TABLE.ask(inputs(kind, invoices, contract, years, dispute));

        assertThat(answer.rules("legal_hold")).containsExactly("Rule_LegalHold_" + rule);
        assertThat(answer.value("action")).isEqualTo(action);
        assertThat(answer.value("law").toString()).contains("Art. ");
    }

    @Test
    void there_is_no_gap_and_what_is_unknown_is_never_erased() {
        var matched = TABLE.askAll(
                Map.of(
                        "kind",
                        asList("person", "correspondence", "contract", "invoice", "consent", "technical", "new", null),
                        "invoices",
                        asList("none", "open", "booked", "new", null),
                        "contract",
                        asList("none", "talks", "signed", "lost", "new", null),
                        "years",
                        asList(null, 0L, 5L, 6L, 7L, 8L),
                        "dispute",
                        asList(true, false, null)),
                (inputs, answer) -> {
                    var kind = inputs.get("kind");
                    var invoices = inputs.get("invoices");
                    var unknown = kind == null || kind.equals("new") || invoices == null || invoices.equals("new");
                    if (unknown || Boolean.TRUE.equals(inputs.get("dispute")) || invoices.equals("open")) {
                        assertThat(answer.value("action")).as("%s", inputs).isEqualTo("refuse");
                    }
                });
        assertThat(matched).isEqualTo(TABLE.rules());
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
}
