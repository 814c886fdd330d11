package dev.baton.delegates.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A form's fields and their rules, read from its {@code .form} file. */
record FormSchema(String json, List<FormField> fields) {

    static FormSchema parse(String json, JsonNode root) {
        var fields = new ArrayList<FormField>();
        collect(root.path("components"), List.of(), fields);
        return new FormSchema(json, List.copyOf(fields));
    }

    private static void collect(JsonNode components, List<String> around, List<FormField> found) {
        for (var component : components) {
            var hides = new ArrayList<>(around);
            var hide = component.path("conditional").path("hide").asText("");
            if (hide.startsWith("=")) {
                hides.add(hide.substring(1).strip());
            }
            if (FormField.isInput(component)) {
                found.add(new FormField(
                        component.path("key").asText(),
                        component.path("type").asText(),
                        component,
                        List.copyOf(hides)));
            }
            collect(component.path("components"), hides, found);
        }
    }

    Set<String> keys() {
        return fields.stream().map(FormField::key).collect(Collectors.toSet());
    }

    /**
     * Checks what was entered.
     *
     * @param data what the form shows at first: lists that selects take their options from, what conditions ask for
     * @param holds whether a FEEL condition holds for the values entered
     * @throws Invalid all that is wrong
     */
    FormValues check(
            Map<String, @Nullable Object> entered,
            Map<String, @Nullable Object> data,
            BiPredicate<String, Map<String, @Nullable Object>> holds,
            Clock clock) {
        var problems = new ArrayList<FieldProblem>();
        var values = new LinkedHashMap<String, Object>();
        var context = new HashMap<String, @Nullable Object>(data);
        fields.forEach(field -> context.put(field.key(), emptyToNull(entered.get(field.key()))));
        for (var field : fields) {
            var value = entered.get(field.key());
            if (!field.takesInput()) {
                continue;
            }
            if (field.hides().stream().anyMatch(condition -> holds.test(condition, context))) {
                if (!FormField.isEmpty(value)) {
                    problems.add(new FieldProblem(field.key(), "This does not apply here: leave it empty."));
                }
                continue;
            }
            try {
                var read = field.read(value, data, clock);
                if (read != null) {
                    values.put(field.key(), read);
                }
            } catch (FormField.Wrong wrong) {
                problems.add(new FieldProblem(field.key(), String.valueOf(wrong.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new FormValues(values);
    }

    private static @Nullable Object emptyToNull(@Nullable Object value) {
        return FormField.isEmpty(value) ? null : value;
    }
}
