package dev.baton.delegates.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers: what the live diagram, Cockpit and a back-test of decisions read. Of variables only those
 * that a process declares, of failed jobs only the failure, no details.
 */
class LeanHistory extends AbstractHistoryLevel {
    static final String NAME = "baton";
    // The engine keeps the number in its database and refuses another one: never change it.
    private static final int ID = 1023;

    private static final Set<HistoryEventTypes> KEPT = EnumSet.of(
            HistoryEventTypes.PROCESS_INSTANCE_START,
            HistoryEventTypes.PROCESS_INSTANCE_UPDATE,
            HistoryEventTypes.PROCESS_INSTANCE_MIGRATE,
            HistoryEventTypes.PROCESS_INSTANCE_END,
            HistoryEventTypes.ACTIVITY_INSTANCE_START,
            HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_END,
            HistoryEventTypes.TASK_INSTANCE_CREATE,
            HistoryEventTypes.TASK_INSTANCE_UPDATE,
            HistoryEventTypes.TASK_INSTANCE_MIGRATE,
            HistoryEventTypes.TASK_INSTANCE_COMPLETE,
            HistoryEventTypes.TASK_INSTANCE_DELETE,
            HistoryEventTypes.INCIDENT_CREATE,
            HistoryEventTypes.INCIDENT_MIGRATE,
            HistoryEventTypes.INCIDENT_DELETE,
            HistoryEventTypes.INCIDENT_RESOLVE,
            HistoryEventTypes.INCIDENT_UPDATE,
            HistoryEventTypes.JOB_FAIL,
            HistoryEventTypes.USER_OPERATION_LOG,
            HistoryEventTypes.DMN_DECISION_EVALUATE,
            HistoryEventTypes.BATCH_START,
            HistoryEventTypes.BATCH_UPDATE,
            HistoryEventTypes.BATCH_END);
    private static final Set<HistoryEventTypes> OF_DECLARED_VARIABLES = EnumSet.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE);

    private final Supplier<Map<String, Set<String>>> declared;

    /** @param declared names of variables by process key, asked anew each time */
    LeanHistory(Supplier<Map<String, Set<String>>> declared) {
        this.declared = declared;
    }

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (OF_DECLARED_VARIABLES.contains(type)) {
            return !(entity instanceof VariableInstanceEntity variable) || isDeclared(variable);
        }
        return KEPT.contains(type);
    }

    private boolean isDeclared(VariableInstanceEntity variable) {
        var definition = variable.getProcessDefinitionId();
        return definition != null
                && declared.get()
                        .getOrDefault(Definitions.key(definition), Set.of())
                        .contains(variable.getName());
    }
}
