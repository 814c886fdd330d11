package dev.baton.leadimport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies an import. */
public record ImportId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImportId {}

    static ImportId create() {
        return new ImportId(UuidV7.next());
    }

    public static ImportId parse(String text) {
        return new ImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
