package dev.baton.lead;

import java.util.Arrays;

/** How a list of leads is ordered. */
public enum LeadSort {
    NEWEST("newest"),
    OLDEST("oldest"),
    NAME("name"),
    COMPANY("company"),
    /** Fit and engagement together, highest first; leads without a score last. */
    SCORE("score"),
    /** First contact promised soonest; leads without a promise last. */
    DUE("due");

    private final String key;

    LeadSort(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code newest}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static LeadSort parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no lead sort '" + key + "'"));
    }
}
