package dev.baton.notice;

import java.util.Locale;

/** How somebody is told of something, besides in the application. */
public enum Way {
    NONE,
    MAIL,
    SMS,
    DIGEST;

    /** The word in tables and forms: {@code digest}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Way parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
