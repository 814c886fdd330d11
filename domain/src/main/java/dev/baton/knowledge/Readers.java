package dev.baton.knowledge;

import java.util.Locale;

/** For whom an article is. */
public enum Readers {
    INTERNAL,
    PUBLIC;

    /** The word in tables: {@code internal}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Readers parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
