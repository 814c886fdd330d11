package dev.baton.leadimport;

import java.util.Locale;

/** What happened with a row of an import. */
public enum RowOutcome {
    CREATED,
    UPDATED,
    /** The lead was known, and nothing about it was new. */
    UNCHANGED,
    REFUSED;

    /** The word in tables and addresses, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static RowOutcome parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
