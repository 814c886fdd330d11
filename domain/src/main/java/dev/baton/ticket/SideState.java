package dev.baton.ticket;

import java.util.Locale;

/** How a conversation with a vendor stands. */
public enum SideState {
    /** They have to answer. */
    WAITING,
    /** They have answered; it is for us to go on. */
    ANSWERED,
    /** Our letter did not reach them. */
    RETURNED,
    /** It is over. */
    CLOSED;

    /** The word in tables and messages: {@code waiting}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static SideState parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
