package dev.baton.leadimport;

import java.util.Locale;

/** What would happen with a row of an import. */
public enum RowPlan {
    CREATE,
    UPDATE,
    /** An earlier row of the same file is about the same person: this one adds to it. */
    REPEAT,
    REFUSE;

    /** The word in tables and addresses, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static RowPlan parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
