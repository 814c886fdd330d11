package dev.baton.ticket;

import java.util.Locale;

/** How much of the customer's business stands still. */
public enum Impact {
    NONE,
    SOME,
    ALL;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Impact parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
