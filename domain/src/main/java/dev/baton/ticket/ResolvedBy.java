package dev.baton.ticket;

import java.util.Locale;

/** Who solved a ticket. */
public enum ResolvedBy {
    /** One of our people. */
    AGENT,
    /** Nobody: the customer did not answer any more. */
    SILENCE,
    /** The incident it belonged to was solved. */
    INCIDENT;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static ResolvedBy parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
