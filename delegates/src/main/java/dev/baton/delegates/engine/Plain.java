package dev.baton.delegates.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Takes the engine's typed values out of their wrapping. Serialised objects stay text; the form's check refuses them. */
final class Plain {
    static Map<String, @Nullable Object> values(@Nullable Map<String, Object> variables) {
        var plain = new HashMap<String, @Nullable Object>();
        if (variables instanceof VariableMap typed) {
            typed.keySet().forEach(name -> plain.put(name, value(typed.<TypedValue>getValueTyped(name))));
        } else if (variables != null) {
            variables.forEach((name, value) -> plain.put(name, value(value)));
        }
        return plain;
    }

    static @Nullable Object value(@Nullable Object value) {
        if (value instanceof SerializableValue serialised && !serialised.isDeserialized()) {
            return serialised.getValueSerialized();
        }
        return value instanceof TypedValue typed ? typed.getValue() : value;
    }

    private Plain() {}
}
