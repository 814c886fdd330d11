package dev.baton.ticket;

import java.util.Locale;

/** What can happen to a clock. */
public enum ClockEvent {
    STARTED,
    PAUSED,
    RESUMED,
    FULFILLED,
    BREACHED,
    /** Another promise. */
    PROMISED,
    /** Calendar or holidays were changed. */
    MOVED,
    REOPENED,
    /** Stopped for good: nobody needs what was promised any more. */
    DROPPED;

    /** The word in tables. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static ClockEvent parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
