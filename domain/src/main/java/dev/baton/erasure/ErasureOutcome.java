package dev.baton.erasure;

import java.util.Locale;

/** What becomes of a request, the gentlest last. */
public enum ErasureOutcome {
    /** Nothing is held about the person. */
    NOTHING,
    /** All of it goes. */
    ERASE,
    /** All goes but for what a law keeps; that is kept apart. */
    RESTRICT,
    /** Nothing goes (yet). */
    REFUSE;

    /** The word in tables and in the process: {@code restrict}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static ErasureOutcome parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
