package dev.baton.delegates.journey;

import dev.baton.delegates.engine.Definitions;
import dev.baton.delegates.worklist.PersonInEngine;
import dev.baton.identity.SignedIn;
import dev.baton.journey.StuckStep;
import dev.baton.journey.StuckWork;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Failed jobs, as the engine keeps them: an incident each. */
@Component
class EngineStuckWork implements StuckWork {
    private static final String FAILED_JOB = Incident.FAILED_JOB_HANDLER_TYPE;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final PersonInEngine engine;

    EngineStuckWork(
            RuntimeService runtime, ManagementService management, RepositoryService repository, PersonInEngine engine) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
        this.engine = engine;
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
        // The engine asks its database even for a definition that it has in its cache: so once for each.
        var models = incidents.stream()
                .map(Incident::getProcessDefinitionId)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), repository::getBpmnModelInstance));
        return incidents.stream()
                .map(incident -> step(
                        incident, instances, Objects.requireNonNull(models.get(incident.getProcessDefinitionId()))))
                .sorted(Comparator.comparing(StuckStep::since).reversed())
                .toList();
    }

    private static StuckStep step(Incident incident, Map<String, ProcessInstance> instances, BpmnModelInstance model) {
        var instance = Optional.ofNullable(instances.get(incident.getProcessInstanceId()));
        var element = model.getModelElementById(incident.getActivityId());
        var name = element == null ? null : element.getAttributeValue("name");
        return new StuckStep(
                incident.getConfiguration(),
                Definitions.key(incident.getProcessDefinitionId()),
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
    public void retry(String jobId, SignedIn person) {
        engine.run(person, () -> {
            var job = management
                    .createJobQuery()
                    .jobId(jobId)
                    .tenantIdIn(Tenancy.required().toString())
                    .singleResult();
            if (job == null) {
                throw new NotFound("stuck step", jobId);
            }
            management.setJobRetries(jobId, 1);
        });
    }
}
