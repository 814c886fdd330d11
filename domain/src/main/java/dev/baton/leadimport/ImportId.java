package dev.baton.leadimport;

import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies an import. */
public record ImportId(UUID value) {
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
