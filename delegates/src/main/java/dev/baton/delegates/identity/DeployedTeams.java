package dev.baton.delegates.identity;

import dev.baton.people.TeamsInUse;
import dev.baton.tenant.Tenancy;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * Reads out of what is deployed which teams get work: the candidate groups of tasks, and the queues that tables decide
 * on (outputs {@code queue} and {@code fallbackQueue}).
 */
@Component
class DeployedTeams implements TeamsInUse {
    private static final Set<String> QUEUES = Set.of("queue", "fallbackQueue");

    private final RepositoryService repository;

    DeployedTeams(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public List<Use> ofTenant() {
        var tenant = Tenancy.required().toString();
        var processes = own(repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .tenantIdIn(tenant)
                .includeProcessDefinitionsWithoutTenantId()
                .list());
        var tables = own(repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .tenantIdIn(tenant)
                .includeDecisionDefinitionsWithoutTenantId()
                .list());
        return Stream.concat(
                        processes.stream().flatMap(process -> inTasksOf(process).stream()),
                        tables.stream().flatMap(table -> inRulesOf(table).stream()))
                .distinct()
                .sorted(Comparator.comparing(Use::team)
                        .thenComparing(Use::process)
                        .thenComparing(Use::task))
                .toList();
    }

    /** A tenant's own definition takes the place of the shared one. */
    private static <D extends ResourceDefinition> Collection<D> own(List<D> definitions) {
        Map<String, D> byKey = new LinkedHashMap<>();
        definitions.forEach(
                definition -> byKey.merge(definition.getKey(), definition, (a, b) -> a.getTenantId() == null ? b : a));
        return byKey.values();
    }

    private List<Use> inTasksOf(ResourceDefinition process) {
        var model = Bpmn.readModelFromStream(textOf(process));
        return model.getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> task.getCamundaCandidateGroupsList().stream()
                        .filter(group -> !group.contains("{"))
                        .map(group -> new Use(group, nameOf(process), task.getName())))
                .toList();
    }

    private List<Use> inRulesOf(ResourceDefinition definition) {
        var model = Dmn.readModelFromStream(textOf(definition));
        if (!(model.getModelElementById(definition.getKey()) instanceof Decision decision)
                || !(decision.getExpression() instanceof DecisionTable table)) {
            return List.of();
        }
        var uses = new ArrayList<Use>();
        var outputs = List.copyOf(table.getOutputs());
        for (var rule : table.getRules()) {
            for (var at = 0; at < outputs.size(); at++) {
                queueOf(outputs.get(at), rule, at)
                        .map(queue -> new Use(queue, nameOf(definition), nameOf(definition)))
                        .forEach(uses::add);
            }
        }
        return uses;
    }

    /** As it was handed in: a model that this node could not run is read all the same. */
    private InputStream textOf(ResourceDefinition definition) {
        return repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName());
    }

    private static Stream<String> queueOf(Output output, Rule rule, int at) {
        var entry =
                List.copyOf(rule.getOutputEntries()).get(at).getTextContent().strip();
        return QUEUES.contains(output.getName()) && entry.matches("\"[a-z0-9-]+\"")
                ? Stream.of(entry.substring(1, entry.length() - 1))
                : Stream.of();
    }

    private static String nameOf(ResourceDefinition definition) {
        var name = definition.getName();
        return name == null ? definition.getKey() : name;
    }
}
