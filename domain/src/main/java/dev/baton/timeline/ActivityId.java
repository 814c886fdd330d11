package dev.baton.timeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies an {@link Activity}. */
public record ActivityId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ActivityId {}

    public static ActivityId create() {
        return new ActivityId(UuidV7.next());
    }

    public static ActivityId parse(String text) {
        return new ActivityId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
