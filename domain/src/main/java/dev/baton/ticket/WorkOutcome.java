package dev.baton.ticket;

import java.util.Locale;

/** What comes of somebody's work on a ticket. */
public enum WorkOutcome {
    /** It is solved. */
    RESOLVED,
    /** The customer has to answer first. */
    WAIT_CUSTOMER,
    /** Somebody else has to answer first. */
    WAIT_VENDOR;

    /** The word in models and tables: {@code wait-customer}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #key()} wrote. */
    public static WorkOutcome parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
