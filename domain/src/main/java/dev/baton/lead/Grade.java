package dev.baton.lead;

import java.util.Arrays;

/** How promising a lead is, best first. */
public enum Grade {
    A("A"),
    B("B"),
    C("C"),
    D("D");

    private final String key;

    Grade(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code A}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static Grade parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no grade '" + key + "'"));
    }
}
