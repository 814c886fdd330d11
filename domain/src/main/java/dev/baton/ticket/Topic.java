package dev.baton.ticket;

import java.util.Locale;

/** What a ticket is about, as far as its words tell. */
public enum Topic {
    /** Something does not work at all. */
    OUTAGE,
    /** Something works wrongly. */
    DEFECT,
    /** Somebody cannot sign in. */
    ACCESS,
    /** An invoice or a payment. */
    BILLING,
    /** A contract is to end. */
    CANCELLATION,
    /** Somebody is angry. */
    COMPLAINT,
    /** Somebody wants to know something. */
    QUESTION,
    OTHER;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Topic parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
