package dev.baton.ticket;

import java.util.Locale;

/** The way a ticket came in. */
public enum TicketChannel {
    EMAIL,
    PORTAL,
    PHONE,
    SMS,
    API;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static TicketChannel parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
