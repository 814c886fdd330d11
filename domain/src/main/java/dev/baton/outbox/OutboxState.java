package dev.baton.outbox;

import java.util.Locale;

/** How far a message in the outbox has come. */
public enum OutboxState {
    WAITING,
    SENT,
    DEAD,
    CANCELLED,
    /** Nobody carries it away: it is there to be read. */
    KEPT;

    /** The word in tables: {@code waiting}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static OutboxState parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
