package dev.baton.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessWiringTest {

    private static final List<ProcessModel> MODELS = ProcessModel.allIn("");
    private static final String PLANTED = "wiring/";

    static Stream<Arguments> rules() {
        return MODELS.stream().flatMap(model -> allRules().map(rule -> Arguments.of(model, rule)));
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(NameRules.ONE_WORD, "other-name"),
                Arguments.of(NameRules.KEPT_FOR_A_WHILE, "kept-for-ever"),
                Arguments.of(NameRules.DRAWN, "not-drawn"),
                Arguments.of(NameRules.NO_GENERATED_IDS, "generated-id"),
                Arguments.of(NameRules.NAMED, "no-name"),
                Arguments.of(NameRules.QUESTIONS, "no-question"),
                Arguments.of(NameRules.QUESTIONS, "no-answer"),
                Arguments.of(NameRules.TABLES, "other-table"),
                Arguments.of(NameRules.REASONS, "no-reason"),
                Arguments.of(NameRules.FORMS, "checkbox"),
                Arguments.of(NameRules.CALLED, "unknown-call"),
                Arguments.of(StepRules.TASKS, "no-documentation"),
                Arguments.of(StepRules.TASKS, "no-form"),
                Arguments.of(StepRules.TASKS, "no-team"),
                Arguments.of(StepRules.NO_CODE, "java-class"),
                Arguments.of(StepRules.NO_CODE, "expression"),
                Arguments.of(StepRules.NO_CODE, "script"),
                Arguments.of(StepRules.NO_CODE, "listener"),
                Arguments.of(StepRules.EXPRESSIONS, "computed-assignee"),
                Arguments.of(StepRules.CONDITIONS, "computed-condition"),
                Arguments.of(StepRules.DEFAULTS, "no-default"),
                Arguments.of(StepRules.TIMERS, "bare-duration"),
                Arguments.of(StepRules.SAVE_POINTS, "not-saved"),
                Arguments.of(StepRules.SAVE_POINTS, "start-not-saved"),
                Arguments.of(StepRules.RETRIES, "other-cycle"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rules")
    void every_process_keeps_every_rule(ProcessModel model, WiringRule rule) {
        assertThat(rule.violations(model)).isEmpty();
    }

    @Test
    void there_are_processes_to_check() {
        assertThat(MODELS).extracting(ProcessModel::id).contains("lead-qualification", "lead-enrichment");
    }

    @Test
    void the_rules_find_nothing_in_a_sound_process() {
        var sound = plantedProcess("sound");

        assertThat(allRules().flatMap(rule -> rule.violations(sound).stream())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("planted")
    void a_rule_bites(WiringRule rule, String violation) {
        assertThat(rule.violations(plantedProcess(violation))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("planted")
    void no_other_rule_minds_what_breaks_this_one(WiringRule rule, String violation) {
        var model = plantedProcess(violation);

        assertThat(allRules().filter(other -> !other.equals(rule)).flatMap(other -> other.violations(model).stream()))
                .isEmpty();
    }

    @Test
    void every_rule_has_somebody_who_breaks_it() {
        var broken = planted().map(planted -> planted.get()[0]).toList();

        assertThat(allRules()).allSatisfy(rule -> assertThat(broken).contains(rule));
    }

    private static Stream<WiringRule> allRules() {
        return Stream.concat(NameRules.all().stream(), StepRules.all().stream());
    }

    private static ProcessModel plantedProcess(String name) {
        return ProcessModel.allIn(PLANTED).stream()
                .filter(model -> model.folder().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No planted process " + name));
    }
}
