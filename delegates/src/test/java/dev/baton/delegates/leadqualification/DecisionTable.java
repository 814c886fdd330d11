package dev.baton.delegates.leadqualification;

import static java.util.Objects.requireNonNull;

import dev.baton.delegates.engine.ParsedOnce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A decision table as it is deployed, asked without a process around it. */
public final class DecisionTable {

    private static final List<DmnDecisionEvaluationEvent> EVALUATIONS = new ArrayList<>();
    private static final DmnEngine ENGINE = engine();

    private final String key;
    private final DmnModelInstance model;
    private final DmnDecision decision;

    private DecisionTable(String key, DmnModelInstance model) {
        this.key = key;
        this.model = model;
        decision = ENGINE.parseDecision(key, model);
    }

    /** The decision of a process that is kept in the file of that name. */
    public static DecisionTable of(String process, String file, String key) {
        var path = "/processes/" + process + "/" + file + ".dmn";
        try (var source = requireNonNull(DecisionTable.class.getResourceAsStream(path), path)) {
            return new DecisionTable(key, Dmn.readModelFromStream(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the table answers, and by which of its rules. */
    public Answer ask(Map<String, ?> inputs) {
        EVALUATIONS.clear();
        var result = ENGINE.evaluateDecision(decision, new HashMap<>(inputs));
        return new Answer(result.getResultList(), matchedRules());
    }

    /** Every rule of the table. */
    public Set<String> rules() {
        return requireNonNull(model.<Decision>getModelElementById(key), key)
                .getChildElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class)
                .stream()
                .flatMap(table -> table.getRules().stream())
                .map(Rule::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What each rule means, in words. */
    public Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        for (var rule : model.getModelElementsByType(Rule.class)) {
            var description = rule.getDescription();
            meanings.put(rule.getId(), description == null ? "" : description.getTextContent());
        }
        return meanings;
    }

    /** Asks for each combination of the values and says which rules have answered. */
    public Set<String> askAll(Map<String, ? extends List<?>> grid, AnswerCheck check) {
        var matched = new HashSet<String>();
        for (var inputs : combinations(grid)) {
            var answer = ask(inputs);
            matched.addAll(answer.rules(key));
            check.accept(inputs, answer);
        }
        return new TreeSet<>(matched);
    }

    private static Map<String, List<String>> matchedRules() {
        var matched = new HashMap<String, List<String>>();
        for (var evaluation : EVALUATIONS) {
            note(evaluation.getDecisionResult(), matched);
            evaluation.getRequiredDecisionResults().forEach(required -> note(required, matched));
        }
        return matched;
    }

    private static void note(DmnDecisionLogicEvaluationEvent evaluation, Map<String, List<String>> matched) {
        if (evaluation instanceof DmnDecisionTableEvaluationEvent table) {
            matched.put(
                    table.getDecision().getKey(),
                    table.getMatchingRules().stream().map(rule -> rule.getId()).toList());
        }
    }

    private static List<Map<String, Object>> combinations(Map<String, ? extends List<?>> grid) {
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (var column : grid.entrySet()) {
            var longer = new ArrayList<Map<String, Object>>();
            for (var shorter : combinations) {
                for (var value : column.getValue()) {
                    var inputs = new HashMap<>(shorter);
                    inputs.put(column.getKey(), value);
                    longer.add(inputs);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(new ParsedOnce());
        configuration.getCustomPostDecisionEvaluationListeners().add(EVALUATIONS::add);
        return configuration.buildEngine();
    }

    /** What to make of an answer to these inputs. */
    @FunctionalInterface
    public interface AnswerCheck {
        void accept(Map<String, Object> inputs, Answer answer);
    }

    /** The outputs of a decision, and the rules that matched in it and in those it builds on. */
    public record Answer(List<Map<String, Object>> results, Map<String, List<String>> matched) {

        /** The one value of that output. */
        public Object value(String output) {
            if (results.size() != 1) {
                throw new AssertionError("One answer wanted, but there are " + results);
            }
            return results.get(0).get(output);
        }

        public Collection<String> rules(String decision) {
            return matched.getOrDefault(decision, List.of());
        }
    }
}
