package dev.baton.opportunity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies an opportunity. */
public record OpportunityId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpportunityId {}

    public static OpportunityId create() {
        return new OpportunityId(UuidV7.next());
    }

    public static OpportunityId parse(String text) {
        return new OpportunityId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
