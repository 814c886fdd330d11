package dev.baton.lead;

import java.util.Arrays;

/** What the duplicate policy says of a candidate, the mildest first. */
public enum TwinVerdict {
    /** Another person. */
    UNIQUE("unique"),
    /** Perhaps the same: a person compares. */
    REVIEW("review"),
    /** Somebody we know already: the lead joins their record. */
    ATTACH("attach"),
    /** The same person asked twice. */
    MERGE("merge");

    private final String key;

    TwinVerdict(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code unique}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static TwinVerdict parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no twin verdict '" + key + "'"));
    }
}
