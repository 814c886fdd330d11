package dev.baton.timeline;

import java.util.Locale;

/** Where a thing came from: from outside, to outside, or neither. */
public enum Direction {
    IN,
    OUT,
    INTERNAL;

    /** The word in tables: {@code in}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Direction parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
