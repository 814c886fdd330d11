package dev.baton.delegates.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * The engine's form service, except that submitted values go to the form's check, not to variables; and that what a form
 * shows, and the choices that are known only now, come from the business, not from variables alone.
 */
class CheckedForms extends FormServiceImpl {
    private final FormCheck forms;

    CheckedForms(FormCheck forms) {
        this.forms = forms;
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> names, boolean deserializeValues) {
        var variables = super.getTaskFormVariables(taskId, names, deserializeValues);
        forms.dataFor(taskId).forEach((name, value) -> {
            if (value != null && (names == null || names.contains(name))) {
                variables.putValueTyped(name, shown(value, deserializeValues));
            }
        });
        return variables;
    }

    /** Camunda Tasklist takes no values, but the text of them. */
    private TypedValue shown(Object value, boolean deserialised) {
        if (!(value instanceof Collection<?> list)) {
            return Variables.untypedValue(value);
        }
        return deserialised
                ? Variables.objectValue(new ArrayList<>(list))
                        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                        .create()
                : Variables.serializedObjectValue(forms.asJson(list))
                        .objectTypeName(ArrayList.class.getName())
                        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                        .create();
    }

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
