package dev.baton.erasure;

import java.util.Locale;

/** How far a request has come. */
public enum ErasureState {
    SEARCHING,
    DECIDING,
    ERASING,
    REPORTING,
    ANSWERED;

    /** The word in tables and addresses: {@code searching}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static ErasureState parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
