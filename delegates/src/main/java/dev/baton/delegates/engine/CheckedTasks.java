package dev.baton.delegates.engine;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** The engine's task service, except that values handed in with a completion go to the form's check, not to variables. */
class CheckedTasks extends TaskServiceImpl {
    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        Submitted.with(taskId, Plain.values(variables), () -> {
            // The engine's own method without variables calls the one with them, which is ours.
            super.complete(taskId, null);
            return true;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        return Submitted.with(
                taskId,
                Plain.values(variables),
                () -> super.completeWithVariablesInReturn(taskId, null, deserializeValues));
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        var person = commandExecutor.execute(CommandContext::getAuthenticatedUserId);
        if (person != null && userId != null && !person.equals(userId)) {
            throw new BadUserRequestException(
                    "A task is taken by whoever takes it: %s cannot take it for %s".formatted(person, userId));
        }
        super.claim(taskId, userId);
    }

    @Override
    public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
        // Resolving hands a delegated task back and completes nothing: its form is checked when it is completed.
        super.resolveTask(taskId, null);
    }
}
