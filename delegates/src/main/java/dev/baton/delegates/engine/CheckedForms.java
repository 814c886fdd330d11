package dev.baton.delegates.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** The engine's form service, except that submitted values go to the form's check, not to variables. */
class CheckedForms extends FormServiceImpl {
    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        Submitted.with(taskId, Plain.values(properties), () -> {
            super.submitTaskForm(taskId, new HashMap<>());
            return true;
        });
    }

    @Override
    @SuppressWarnings("deprecation")
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        submitTaskForm(taskId, new HashMap<>(properties));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        return Submitted.with(
                taskId,
                Plain.values(properties),
                () -> super.submitTaskFormWithVariablesInReturn(taskId, new HashMap<>(), deserializeValues));
    }
}
