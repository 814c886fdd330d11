package dev.baton.duty;

import java.util.Locale;

/** What somebody can do on a record that somebody else has to approve. */
public enum Duty {
    /** Asked that all that is known of a person be erased. */
    ERASURE_REQUESTED;

    /** The word in tables: {@code erasure-requested}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
