package dev.baton.consent;

import java.util.Locale;

/** What a person can allow us or forbid us. */
public enum Purpose {
    CONTACT,
    MARKETING;

    /** The word in tables and forms: {@code marketing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Purpose parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
