package dev.baton.people;

import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies a {@link Person}. */
public record PersonId(UUID value) {
    public static PersonId create() {
        return new PersonId(UuidV7.next());
    }

    public static PersonId parse(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
