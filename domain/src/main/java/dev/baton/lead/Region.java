package dev.baton.lead;

import java.util.Arrays;

/** A part of the world as sales teams divide it. */
public enum Region {
    EMEA("emea"),
    AMERICAS("americas"),
    APAC("apac"),
    OTHER("other");

    private final String key;

    Region(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code emea}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static Region parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no region '" + key + "'"));
    }
}
