package dev.baton.lead;

import java.util.Arrays;

/** What a person says of a lead after talking to them. */
public enum Verdict {
    QUALIFIED("qualified"),
    NURTURE("nurture"),
    DISQUALIFIED("disqualified"),
    DUPLICATE("duplicate"),
    WRONG_PERSON("wrong-person");

    private final String key;

    Verdict(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code qualified}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static Verdict parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no verdict '" + key + "'"));
    }
}
