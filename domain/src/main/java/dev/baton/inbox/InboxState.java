package dev.baton.inbox;

import java.util.Locale;

/** How far an entry of the inbox was handled. */
public enum InboxState {
    WAITING,
    DONE,
    DEAD;

    /** The word in tables: {@code waiting}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static InboxState parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
