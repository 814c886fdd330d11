package dev.baton.leadimport;

import java.util.Locale;

/** How far an import has come. */
public enum ImportState {
    /** Read; waits for somebody to say what its columns mean. */
    UPLOADED,
    /** What would happen is known; nothing has. */
    CHECKED,
    RUNNING,
    DONE,
    UNDOING,
    UNDONE;

    /** The word in tables and addresses, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static ImportState parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
