package dev.baton.lead;

import java.util.Arrays;

/** How much a job title has to say. */
public enum JobLevel {
    C_LEVEL("c-level"),
    DIRECTOR("director"),
    MANAGER("manager"),
    STAFF("staff"),
    UNKNOWN("unknown");

    private final String key;

    JobLevel(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code c-level}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static JobLevel parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no job level '" + key + "'"));
    }
}
