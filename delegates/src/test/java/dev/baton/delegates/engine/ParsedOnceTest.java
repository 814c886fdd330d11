package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedOnceTest {
    private static final FeelEngine CAMUNDAS = new ScalaFeelEngineFactory().createInstance();
    private static final FeelEngine OURS = new ParsedOnce().createInstance();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x + 1",
                "if x > 3 then \"many\" else \"few\"",
                "[x, y, null]",
                "missing",
                "date(\"2026-03-29\") + duration(\"P1D\")",
                "some z in [1, x] satisfies z > 4"
            })
    void an_expression_means_what_it_means_to_camunda_however_often_it_is_asked(String text) {
        for (var x : new int[] {1, 5, 5, 1}) {
            var variables = Variables.putValue("x", x).putValue("y", "why").asVariableContext();

            assertThat(OURS.<Object>evaluateSimpleExpression(text, variables))
                    .isEqualTo(CAMUNDAS.<Object>evaluateSimpleExpression(text, variables));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"< 5", "[1..4]", "not(1, 2)", "-", "y", "> y", "? + 1 = 6"})
    void a_cell_matches_what_it_matches_for_camunda(String cell) {
        for (var input : new Integer[] {1, 5, null, 5, 1}) {
            var variables = Variables.putValue("input", input).putValue("y", 4).asVariableContext();

            assertThat(OURS.evaluateSimpleUnaryTests(cell, "input", variables))
                    .as("%s of %s", cell, input)
                    .isEqualTo(CAMUNDAS.evaluateSimpleUnaryTests(cell, "input", variables));
        }
    }

    @Test
    void the_same_text_is_one_thing_as_an_expression_and_another_as_a_cell() {
        var variables = Variables.putValue("input", 3).asVariableContext();

        assertThat(OURS.<Object>evaluateSimpleExpression("3", variables)).isEqualTo(3L);
        assertThat(OURS.evaluateSimpleUnaryTests("3", "input", variables)).isTrue();
    }

    @Test
    void what_cannot_be_read_is_said_each_time() {
        var nothing = Variables.fromMap(Map.of()).asVariableContext();
        for (var time = 0; time < 2; time++) {
            assertThatThrownBy(() -> OURS.evaluateSimpleExpression("if then", nothing))
                    .isInstanceOf(FeelException.class)
                    .hasMessageContaining("if then");
        }
    }
}
