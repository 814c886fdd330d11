package dev.baton.delegates.journey;

import dev.baton.journey.StuckStep;
import dev.baton.journey.StuckWork;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Failed jobs, as the engine keeps them: an incident each. */
@Component
class EngineStuckWork implements StuckWork {
    private static final String FAILED_JOB = Incident.FAILED_JOB_HANDLER_TYPE;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;

    EngineStuckWork(RuntimeService runtime, ManagementService management, RepositoryService repository) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
    }

    @Override
    public List<StuckStep> list(int most) {
        var incidents = runtime.createIncidentQuery()
                .tenantIdIn(Tenancy.required().toString())
                .incidentType(FAILED_JOB)
                .orderByIncidentTimestamp()
                .desc()
                .listPage(0, most);
        if (incidents.isEmpty()) {
            return List.of();
        }
        var instances = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(incidents.stream()
                        .map(Incident::getProcessInstanceId)
                        .collect(Collectors.toCollection(HashSet::new)))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
        return incidents.stream()
                .map(incident -> step(incident, instances))
                .sorted(Comparator.comparing(StuckStep::since).reversed())
                .toList();
    }

    private StuckStep step(Incident incident, Map<String, ProcessInstance> instances) {
        var instance = Optional.ofNullable(instances.get(incident.getProcessInstanceId()));
        // Both come from the engine's cache of deployed definitions: no statement per row.
        var key = repository
                .getProcessDefinition(incident.getProcessDefinitionId())
                .getKey();
        var element = repository
                .getBpmnModelInstance(incident.getProcessDefinitionId())
                .getModelElementById(incident.getActivityId());
        var name = element == null ? null : element.getAttributeValue("name");
        return new StuckStep(
                incident.getConfiguration(),
                key,
                incident.getProcessInstanceId(),
                name == null ? incident.getActivityId() : name,
                instance.map(ProcessInstance::getBusinessKey)
                        .map(EngineStuckWork::record)
                        .orElse(null),
                Optional.ofNullable(incident.getIncidentMessage()).orElse(""),
                incident.getIncidentTimestamp().toInstant());
    }

    private static @Nullable RecordRef record(String businessKey) {
        try {
            return RecordRef.parse(businessKey);
        } catch (IllegalArgumentException none) {
            return null; // Somebody started it by hand, with a business key of their own.
        }
    }

    @Override
    public void retry(String jobId) {
        var job = management
                .createJobQuery()
                .jobId(jobId)
                .tenantIdIn(Tenancy.required().toString())
                .singleResult();
        if (job == null) {
            throw new NotFound("stuck step", jobId);
        }
        management.setJobRetries(jobId, 1);
    }
}
