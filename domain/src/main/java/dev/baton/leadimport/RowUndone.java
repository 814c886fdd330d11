package dev.baton.leadimport;

import java.util.Locale;

/** What undoing an import did with a row. */
public enum RowUndone {
    /** Its lead is gone, as if it had never come. */
    WITHDRAWN,
    /** Its lead has its former values back. */
    RESTORED,
    /** Somebody worked on its lead since: it stays as it is. */
    KEPT;

    /** The word in tables and addresses, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static RowUndone parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
