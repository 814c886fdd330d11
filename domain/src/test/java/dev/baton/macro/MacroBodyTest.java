package dev.baton.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacroBodyTest {
    @Test
    void names_are_replaced_and_what_is_not_known_is_a_gap() {
        var body =
                new MacroBody("Hello {{ requester.firstName }}, #{{ticket.number}}: {{ticket.product}} until {{due}}.");

        assertThat(body.unknown()).isEmpty();
        assertThat(body.fill(Map.of(MacroVariable.REQUESTER_FIRST_NAME, "Ada", MacroVariable.TICKET_NUMBER, "1042")))
                .isEqualTo("Hello Ada, #1042: [? ticket.product] until [? due].");
        assertThat(MacroBody.gapIn(body.fill(Map.of()))).isPresent();
        assertThat(MacroBody.gapIn("Hello [? Ada]")).isEmpty();
    }

    @Test
    void what_customers_write_is_never_a_template() {
        var body = new MacroBody("{{ticket.title}} {{agent.name}}");

        assertThat(body.fill(Map.of(
                        MacroVariable.TICKET_TITLE,
                        "{{agent.name}} $1 \\ ${7*7} #{7*7}",
                        MacroVariable.AGENT_NAME,
                        "Tom")))
                .isEqualTo("{{agent.name}} $1 \\ ${7*7} #{7*7} Tom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{requester.shoeSize}}",
                "{{ticket.number.class}}",
                "{{T(java.lang.Runtime)}}",
                "{{}}",
                "{{agent.name",
                "agent.name}}",
                "{{Agent.Name}}",
                "{{agent.name}} {{"
            })
    void what_is_no_variable_is_found(String written) {
        assertThat(new MacroBody("Hello " + written).unknown()).isNotEmpty();
    }

    @Test
    void what_is_no_variable_is_named_as_it_is_written() {
        assertThat(new MacroBody("{{due}} {{requester.shoeSize}} {{ x }} { no } {{requester.shoeSize}}").unknown())
                .containsExactly("{{requester.shoeSize}}", "{{ x }}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Lovelace|Ada",
                "Lovelace, Ada|Ada",
                "Dr. Ada Lovelace|Ada",
                "Prof. Dr.-Ing. Ada King|Ada",
                "Ada|Ada"
            })
    void people_are_called_by_their_first_name(String name, String first) {
        assertThat(MacroValues.firstName(name)).isEqualTo(first);
    }

    @Test
    void a_title_alone_is_no_name() {
        assertThat(MacroValues.firstName("Dr.")).isNull();
        assertThat(MacroValues.firstName(null)).isNull();
    }
}
