package dev.baton.delegates.engine;

import dev.baton.audit.AuditLog;
import dev.baton.audit.Operation;
import dev.baton.tenant.Tenancy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Copies what people do in the engine, with whatever client, into the audit trail. The engine keeps its own log as
 * well, which its cleanup removes some day.
 */
class OperationTrail extends DbHistoryEventHandler {
    private final ObjectProvider<AuditLog> trail;

    OperationTrail(ObjectProvider<AuditLog> trail) {
        this.trail = trail;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        super.handleEvents(events);
        // What is done across tenants (a deployment at start) is nobody's of a tenant.
        if (Tenancy.current().isPresent()) {
            changes(events).forEach(this::keep);
        }
    }

    /** Each value that an operation changed is an event of its own. */
    private static Iterable<List<UserOperationLogEntryEventEntity>> changes(List<HistoryEvent> events) {
        return events.stream()
                .filter(UserOperationLogEntryEventEntity.class::isInstance)
                .map(UserOperationLogEntryEventEntity.class::cast)
                .collect(Collectors.groupingBy(
                        event -> List.of(
                                event.getOperationType(),
                                event.getEntityType(),
                                String.valueOf(event.getProcessInstanceId()),
                                String.valueOf(event.getTaskId()),
                                String.valueOf(event.getJobId())),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private void keep(List<UserOperationLogEntryEventEntity> changes) {
        var one = changes.get(0);
        var before = new LinkedHashMap<String, @Nullable String>();
        var after = new LinkedHashMap<String, @Nullable String>();
        put(after, "process", one.getProcessDefinitionKey());
        put(after, "task", one.getTaskId());
        put(after, "job", one.getJobId());
        put(after, "job_definition", one.getJobDefinitionId());
        put(after, "deployment", one.getDeploymentId());
        put(after, "batch", one.getBatchId());
        put(after, "annotation", one.getAnnotation());
        for (var change : changes) {
            if (change.getProperty() != null) {
                put(before, change.getProperty(), change.getOrgValue());
                put(after, change.getProperty(), change.getNewValue());
            }
        }
        trail.getObject()
                .add(new Operation(
                        "engine/" + word(one.getEntityType()),
                        null,
                        one.getRootProcessInstanceId() == null
                                ? one.getProcessInstanceId()
                                : one.getRootProcessInstanceId(),
                        word(one.getOperationType()),
                        before,
                        after));
    }

    private static void put(Map<String, @Nullable String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** {@code SetJobRetries} is {@code set-job-retries}, {@code ProcessInstance} is {@code process-instance}. */
    static String word(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
