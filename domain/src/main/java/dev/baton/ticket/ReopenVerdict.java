package dev.baton.ticket;

import java.util.Locale;

/** What becomes of an answer to a solved ticket. */
public enum ReopenVerdict {
    /** Work goes on. */
    REOPEN,
    /** It is a new matter. */
    FOLLOW_UP,
    /** It is kept with the ticket. */
    APPEND,
    /** It says nothing. */
    IGNORE;

    /** The word in models and tables: {@code follow-up}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #key()} wrote. */
    public static ReopenVerdict parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
