package dev.baton.mailroom;

import java.util.Locale;

/** What a letter is, by who or what wrote it. */
public enum LetterClass {
    HUMAN,
    AUTO_REPLY,
    /** It will never arrive: the address is wrong, or refuses us. */
    BOUNCE_HARD,
    /** It did not arrive this time. */
    BOUNCE_SOFT,
    /** It is still on its way. */
    DELAYED,
    /** Its reader called it spam. */
    COMPLAINT,
    LIST,
    /** We wrote it ourselves. */
    OWN,
    SPAM;

    public boolean isBounce() {
        return this == BOUNCE_HARD || this == BOUNCE_SOFT;
    }

    /** The word in tables: {@code auto_reply}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static LetterClass parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
