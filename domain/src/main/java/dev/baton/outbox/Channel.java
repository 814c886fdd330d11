package dev.baton.outbox;

import java.util.Locale;

/** A way out of Baton; each has its own sender, pace and circuit. */
public enum Channel {
    EMAIL,
    SMS,
    EVENT,
    ENRICHMENT,
    WEBHOOK;

    /** The word in tables, URLs and settings: {@code email}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Channel parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
