package dev.baton.ticket;

import java.util.Locale;

/** How much support a customer has bought. */
public enum SupportTier {
    STANDARD,
    SILVER,
    GOLD;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static SupportTier parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
