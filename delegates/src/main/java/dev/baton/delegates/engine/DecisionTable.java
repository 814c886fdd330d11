package dev.baton.delegates.engine;

import dev.baton.decision.DecisionLog;
import dev.baton.decision.DecisionRecord;
import dev.baton.decision.MatchedRule;
import dev.baton.shared.RecordRef;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks the decision table that the current step names ({@code camunda:property} {@code decision}), in the version that
 * was deployed together with the process, and keeps the answer with the record.
 */
@Component
public class DecisionTable {
    private static final String PROPERTY = "decision";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final DecisionLog log;
    private final Clock clock;
    private final Map<String, String> definitionOfStep = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> reasonsOfDefinition = new ConcurrentHashMap<>();

    DecisionTable(@Lazy DecisionService decisions, @Lazy RepositoryService repository, DecisionLog log, Clock clock) {
        this.decisions = decisions;
        this.repository = repository;
        this.log = log;
        this.clock = clock;
    }

    /** Asks the table of the current step. */
    public Answer ask(DelegateExecution execution, Map<String, ? extends @Nullable Object> inputs) {
        return ask(execution, inputs, decisionKey(execution));
    }

    /** Asks another table of the process' deployment, for steps that need more than one. */
    public Answer ask(DelegateExecution execution, Map<String, ? extends @Nullable Object> inputs, String key) {
        var definition = definitionOfStep.computeIfAbsent(
                execution.getProcessDefinitionId() + "/" + key, id -> definitionBeside(execution, key));
        var variables = new HashMap<String, Object>(inputs);
        var event = DecisionTrace.of(() ->
                decisions.evaluateDecisionById(definition).variables(variables).evaluate());
        var reasons = new ArrayList<String>();
        var required = new LinkedHashMap<String, @Nullable Object>();
        for (var result : event.getRequiredDecisionResults()) {
            var record = record(execution, result);
            record.outputs().forEach(required::putAll);
            record.rules().forEach(rule -> reasons.add(rule.reason()));
            log.record(record);
        }
        var record = record(execution, event.getDecisionResult());
        record.rules().forEach(rule -> reasons.add(rule.reason()));
        log.record(record);
        return new Answer(
                key, record.outputs().stream().map(row -> with(required, row)).toList(), List.copyOf(reasons));
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> required, Map<String, @Nullable Object> row) {
        var all = new LinkedHashMap<>(required);
        all.putAll(row);
        return all;
    }

    private static String decisionKey(DelegateExecution execution) {
        BaseElement element = execution.getBpmnModelElementInstance();
        var extensions = element.getExtensionElements();
        if (extensions != null) {
            for (var properties : extensions.getChildElementsByType(CamundaProperties.class)) {
                for (var property : properties.getCamundaProperties()) {
                    if (PROPERTY.equals(property.getCamundaName())) {
                        return property.getCamundaValue();
                    }
                }
            }
        }
        throw new IllegalStateException("The step should name its decision table in a property '%s' (%s, %s)"
                .formatted(
                        PROPERTY,
                        Definitions.key(execution.getProcessDefinitionId()),
                        execution.getCurrentActivityId()));
    }

    private String definitionBeside(DelegateExecution execution, String key) {
        var process = repository.getProcessDefinition(execution.getProcessDefinitionId());
        var decision = repository
                .createDecisionDefinitionQuery()
                .deploymentId(process.getDeploymentId())
                .decisionDefinitionKey(key)
                .singleResult();
        if (decision == null) {
            throw new IllegalStateException("The decision '%s' should have been deployed with %s"
                    .formatted(key, execution.getProcessDefinitionId()));
        }
        return decision.getId();
    }

    private DecisionRecord record(DelegateExecution execution, DmnDecisionLogicEvaluationEvent event) {
        if (!(event instanceof DmnDecisionTableEvaluationEvent table)
                || !(event.getDecision() instanceof DecisionDefinition definition)) {
            throw new IllegalStateException("The decision %s should be a table"
                    .formatted(event.getDecision().getKey()));
        }
        return new DecisionRecord(
                RecordRef.parse(execution.getProcessBusinessKey()),
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                definition.getId(),
                execution.getProcessInstanceId(),
                execution.getActivityInstanceId(),
                execution.getCurrentActivityId(),
                inputs(table),
                outputs(table),
                rules(definition.getId(), table),
                clock.instant());
    }

    private static Map<String, @Nullable Object> inputs(DmnDecisionTableEvaluationEvent table) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        table.getInputs()
                .forEach(input -> inputs.put(
                        input.getName() == null ? input.getInputVariable() : input.getName(), plain(input.getValue())));
        return inputs;
    }

    private static List<Map<String, @Nullable Object>> outputs(DmnDecisionTableEvaluationEvent table) {
        if (table.getCollectResultName() != null || table.getCollectResultValue() != null) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put(
                    table.getCollectResultName() == null ? "result" : table.getCollectResultName(),
                    plain(table.getCollectResultValue()));
            return List.of(row);
        }
        return table.getMatchingRules().stream().map(DecisionTable::output).toList();
    }

    private static Map<String, @Nullable Object> output(DmnEvaluatedDecisionRule rule) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        rule.getOutputEntries().values().forEach(entry -> row.put(entry.getOutputName(), plain(entry.getValue())));
        return row;
    }

    private List<MatchedRule> rules(String definitionId, DmnDecisionTableEvaluationEvent table) {
        var reasons = reasonsOfDefinition.computeIfAbsent(definitionId, this::reasons);
        return table.getMatchingRules().stream()
                .map(rule -> new MatchedRule(rule.getId(), reasons.getOrDefault(rule.getId(), "")))
                .toList();
    }

    private Map<String, String> reasons(String definitionId) {
        var reasons = new HashMap<String, String>();
        repository
                .getDmnModelInstance(definitionId)
                .getModelElementsByType(Rule.class)
                .forEach(rule -> {
                    var description = rule.getDescription();
                    reasons.put(
                            rule.getId(),
                            description == null
                                    ? ""
                                    : description.getTextContent().strip());
                });
        return reasons;
    }

    private static @Nullable Object plain(@Nullable TypedValue value) {
        return value == null ? null : value.getValue();
    }
}
