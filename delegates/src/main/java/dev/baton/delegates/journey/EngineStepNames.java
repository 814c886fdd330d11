package dev.baton.delegates.journey;

import dev.baton.journey.StepNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** The names of steps, as the deployed models have them. */
@Component
class EngineStepNames implements StepNames {
    private final HistoryService history;
    private final RepositoryService repository;

    /** Of each definition, which never changes; the engine would ask its database for each, also for one it has at hand. */
    private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

    EngineStepNames(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    @Override
    public Map<Step, String> of(Collection<Step> steps) {
        if (steps.isEmpty()) {
            return Map.of();
        }
        var definitions = history
                .createHistoricProcessInstanceQuery()
                .processInstanceIds(steps.stream().map(Step::processInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        HistoricProcessInstance::getId, HistoricProcessInstance::getProcessDefinitionId));
        var found = new HashMap<Step, String>();
        for (var step : steps) {
            var definition = definitions.get(step.processInstanceId());
            var name = definition == null ? null : namesOf(definition).get(step.stepId());
            if (name != null) {
                found.put(step, name);
            }
        }
        return found;
    }

    private Map<String, String> namesOf(String definition) {
        return names.computeIfAbsent(
                definition,
                id -> repository.getBpmnModelInstance(id).getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> node.getName() != null)
                        .collect(Collectors.toMap(FlowNode::getId, FlowNode::getName)));
    }
}
