package dev.baton.erasure;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.util.Locale;
import java.util.UUID;

/** Identifies a request to be forgotten. */
public record ErasureId(UUID value) {
    private static final int SHORT = 6;

    public static ErasureId create() {
        return new ErasureId(UuidV7.next());
    }

    public static ErasureId parse(String text) {
        return new ErasureId(UUID.fromString(text));
    }

    public RecordRef record() {
        return new RecordRef(RecordType.ERASURE, value);
    }

    /** What people and letters call the request, without naming anybody: {@code E-3F09AB}. */
    public String reference() {
        var text = value.toString();
        return "E-" + text.substring(text.length() - SHORT).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
