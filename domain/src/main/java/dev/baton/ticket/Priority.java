package dev.baton.ticket;

import java.util.Locale;

/** How urgent a ticket is. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Priority parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The next higher one; the highest stays. */
    public Priority raised() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    /** How urgent the work list takes it, 0 to 100. */
    int weight() {
        return switch (this) {
            case LOW -> 35;
            case NORMAL -> 50;
            case HIGH -> 70;
            case URGENT -> 90;
        };
    }
}
