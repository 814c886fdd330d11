package dev.baton.lead;

import java.util.Arrays;

/** What a possible twin is to us. */
public enum TwinType {
    LEAD("lead"),
    CONTACT("contact"),
    CUSTOMER("customer"),
    OPEN_OPPORTUNITY("openOpportunity");

    private final String key;

    TwinType(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code lead}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static TwinType parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no twin type '" + key + "'"));
    }
}
