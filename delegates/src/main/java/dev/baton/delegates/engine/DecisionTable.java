package dev.baton.delegates.engine;

import dev.baton.decision.Decided;
import dev.baton.decision.DecisionLog;
import dev.baton.decision.DecisionRecord;
import dev.baton.decision.MatchedRule;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.camunda.bpm.model.dmn.instance.Output;
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
    private final Map<String, List<Map<String, String>>> outputsOfDefinition = new ConcurrentHashMap<>();

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
        return ask(
                execution,
                inputs,
                key,
                definitionOfStep.computeIfAbsent(
                        execution.getProcessDefinitionId() + "/" + key, id -> definitionBeside(execution, key)));
    }

    /**
     * Asks the table of the current step in its newest version, the tenant's own before the one that all share: what is
     * promised to whom follows the tenant, and not the day on which a ticket's road began.
     */
    public Answer askNewest(DelegateExecution execution, Map<String, ? extends @Nullable Object> inputs) {
        var key = decisionKey(execution);
        return ask(execution, inputs, key, newest(key).getId());
    }

    private Answer ask(
            DelegateExecution execution,
            Map<String, ? extends @Nullable Object> inputs,
            String key,
            String definition) {
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

    /**
     * Asks a table outside of any process, in the newest version: the tenant's own, else the one that all share. Whoever
     * asks keeps the answer with what it is about.
     */
    public Judged judge(String key, Map<String, ? extends @Nullable Object> inputs) {
        var definition = newest(key).getId();
        var variables = new HashMap<String, Object>(inputs);
        var event = DecisionTrace.of(() ->
                decisions.evaluateDecisionById(definition).variables(variables).evaluate());
        var decided = decided(event.getDecisionResult());
        var reasons = decided.rules().stream().map(MatchedRule::reason).toList();
        return new Judged(new Answer(key, decided.outputs(), reasons), decided);
    }

    /** The newest version of a table: the tenant's own, else the one that all share. */
    public Deployed deployed(String key) {
        var definition = newest(key);
        return new Deployed(
                definition.getId(),
                definition.getVersion(),
                outputsOfDefinition.computeIfAbsent(definition.getId(), this::writtenOutputs));
    }

    /**
     * A version of a table.
     *
     * @param rules what is written in the outputs of each rule, by their names
     */
    public record Deployed(String id, int version, List<Map<String, String>> rules) {}

    private List<Map<String, String>> writtenOutputs(String definitionId) {
        var model = repository.getDmnModelInstance(definitionId);
        var names = model.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();
        return model.getModelElementsByType(Rule.class).stream()
                .map(rule -> {
                    var row = new LinkedHashMap<String, String>();
                    var entries = List.copyOf(rule.getOutputEntries());
                    for (var at = 0; at < entries.size(); at++) {
                        row.put(
                                names.get(at),
                                entries.get(at).getText().getTextContent().strip());
                    }
                    return Map.<String, String>copyOf(row);
                })
                .toList();
    }

    private DecisionDefinition newest(String key) {
        var versions = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .tenantIdIn(Tenancy.required().toString())
                .includeDecisionDefinitionsWithoutTenantId()
                .latestVersion()
                .list();
        return versions.stream()
                .max(Comparator.comparing(version -> version.getTenantId() != null))
                .orElseThrow(() -> new IllegalStateException("The decision '%s' should be deployed".formatted(key)));
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
        var decided = decided(event);
        return new DecisionRecord(
                RecordRef.parse(execution.getProcessBusinessKey()),
                decided.key(),
                decided.name(),
                decided.version(),
                decided.decisionId(),
                execution.getProcessInstanceId(),
                execution.getActivityInstanceId(),
                execution.getCurrentActivityId(),
                decided.inputs(),
                decided.outputs(),
                decided.rules(),
                decided.at());
    }

    private Decided decided(DmnDecisionLogicEvaluationEvent event) {
        if (!(event instanceof DmnDecisionTableEvaluationEvent table)
                || !(event.getDecision() instanceof DecisionDefinition definition)) {
            throw new IllegalStateException("The decision %s should be a table"
                    .formatted(event.getDecision().getKey()));
        }
        return new Decided(
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                definition.getId(),
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
