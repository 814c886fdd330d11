package dev.baton.ticket;

import java.util.Locale;

/** What became of somebody's rating. */
public enum RatingAnswer {
    /** It counts. */
    TAKEN,
    /** It counts instead of their first. */
    CHANGED,
    /** Nobody asked for it. */
    NOT_ASKED;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static RatingAnswer parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
