package dev.baton.incoming;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event from the world, as it was taken in. Nothing of it was checked.
 *
 * @param source who made it, as they call themselves
 * @param id what they call it; unique together with the source
 */
public record IncomingEvent(String source, String id, String type, Map<String, Object> data) {
    /** A text of its data; null when it says nothing. */
    public @Nullable String text(String field) {
        var value = data.get(field);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    /** @throws Invalid if it says nothing */
    public String required(String field) {
        var value = text(field);
        if (value == null) {
            throw new Invalid(List.of(new FieldProblem(field, "The event has no " + field)));
        }
        return value;
    }
}
