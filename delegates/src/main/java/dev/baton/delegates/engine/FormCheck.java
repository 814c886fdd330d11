package dev.baton.delegates.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.duty.SeparationOfDuty;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Holds each task's form rules against whoever completes it, from whichever client, and then hands the values to the
 * business.
 */
public class FormCheck {
    private final TaskHandlers handlers;
    private final ObjectProvider<SeparationOfDuty> duties;
    private final ObjectMapper json;
    private final Clock clock;
    // A definition's deployment never changes, so neither does the form of its task.
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();
    private @Nullable ProcessEngineConfigurationImpl engine;

    FormCheck(TaskHandlers handlers, ObjectProvider<SeparationOfDuty> duties, ObjectMapper json, Clock clock) {
        this.handlers = handlers;
        this.duties = duties;
        this.json = json;
        this.clock = clock;
    }

    void use(ProcessEngineConfigurationImpl configuration) {
        engine = configuration;
    }

    /** The form of an open task, as JSON; empty if it has none. */
    public Optional<String> schemaOf(String taskId) {
        return engine().getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task == null ? Optional.empty() : schema(context, task).map(FormSchema::json);
        });
    }

    /** What the model says to whoever does an open task; empty if it says nothing. */
    public Optional<String> documentationOf(String taskId) {
        return engine().getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task == null ? Optional.empty() : Optional.ofNullable(task.getDescription());
        });
    }

    /** What an open task's form shows at first. */
    public Map<String, @Nullable Object> dataFor(String processKey, String taskKey, RecordRef record) {
        return handlers.find(processKey, taskKey)
                .map(handler -> handler.data(record))
                .orElse(Map.of());
    }

    /** The same, found by the task's id; nothing if the task is not open. */
    Map<String, @Nullable Object> dataFor(String taskId) {
        return engine().getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task == null || task.getProcessDefinitionId() == null
                    ? Map.of()
                    : dataFor(
                            Definitions.key(task.getProcessDefinitionId()),
                            task.getTaskDefinitionKey(),
                            BuiltInListeners.recordOf(task));
        });
    }

    String asJson(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("What a form shows cannot be written as JSON", cause);
        }
    }

    /** Called while a task is being completed. */
    void completed(DelegateTask task, RecordRef record) {
        var entered = Submitted.of(task.getId());
        var context = Context.getCommandContext();
        var schema = schema(context, (TaskEntity) task);
        if (schema.isEmpty()) {
            refuseUnknown(task, entered, Set.of());
            return;
        }
        var processKey = Definitions.key(task.getProcessDefinitionId());
        var handler = handlers.find(processKey, task.getTaskDefinitionKey())
                .orElseThrow(() -> new IllegalStateException("A task with a form needs a TaskHandler: %s, %s has none"
                        .formatted(processKey, task.getTaskDefinitionKey())));
        if (!handler.approves().isEmpty()) {
            duties.getObject().check(record, handler.approves(), ProcessScope.actorAtWork());
        }
        if (!ProcessScope.rightsAtWork().containsAll(handler.needs())) {
            throw new Rejected("work.not-yours");
        }
        var data = handler.data(record);
        refuseUnknown(task, entered, schema.get().keys());
        var values = schema.get().check(entered, data, this::holds, clock);
        handler.submitted(task, values, ProcessScope.personAtWork());
    }

    private static void refuseUnknown(DelegateTask task, Map<String, @Nullable Object> entered, Set<String> known) {
        var problems = new ArrayList<FieldProblem>();
        entered.forEach((name, value) -> {
            // Tasklist sends back variables that it showed; unchanged they do no harm.
            if (!known.contains(name) && value != null && !Objects.equals(value, task.getVariable(name))) {
                problems.add(new FieldProblem(name, "The form has no such field."));
            }
        });
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private boolean holds(String condition, Map<String, @Nullable Object> values) {
        var feel = engine().getDmnEngineConfiguration().getFeelEngine();
        Object answer = feel.evaluateSimpleExpression(
                condition, Variables.fromMap(values).asVariableContext());
        return Boolean.TRUE.equals(answer);
    }

    private Optional<FormSchema> schema(CommandContext context, TaskEntity task) {
        var form = task.getTaskDefinition().getCamundaFormDefinitionKey();
        if (form == null) {
            return Optional.empty();
        }
        var key = form.getExpressionText();
        return Optional.of(
                schemas.computeIfAbsent(task.getProcessDefinitionId() + "/" + key, id -> load(context, task, key)));
    }

    private FormSchema load(CommandContext context, TaskEntity task, String key) {
        var definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(task.getProcessDefinitionId());
        var form = context.getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(definition.getDeploymentId(), key);
        if (form == null) {
            throw new IllegalStateException(
                    "The form '%s' should have been deployed with %s".formatted(key, task.getProcessDefinitionId()));
        }
        var resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName());
        var text = new String(resource.getBytes(), StandardCharsets.UTF_8);
        try {
            return FormSchema.parse(text, json.readTree(text));
        } catch (IOException cause) {
            throw new UncheckedIOException("The form '" + key + "' is no JSON", cause);
        }
    }

    private ProcessEngineConfigurationImpl engine() {
        if (engine == null) {
            throw new IllegalStateException("The engine has not started");
        }
        return engine;
    }
}
