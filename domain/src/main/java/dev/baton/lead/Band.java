package dev.baton.lead;

import java.util.Arrays;

/** How urgent a lead is. */
public enum Band {
    HOT("hot"),
    WARM("warm"),
    COLD("cold");

    private final String key;

    Band(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code hot}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static Band parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no band '" + key + "'"));
    }
}
