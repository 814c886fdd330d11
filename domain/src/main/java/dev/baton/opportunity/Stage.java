package dev.baton.opportunity;

import java.util.Arrays;

/** How far an opportunity has come. */
public enum Stage {
    PROSPECT("prospect"),
    QUALIFIED("qualified"),
    PROPOSAL("proposal"),
    NEGOTIATION("negotiation"),
    WON("won"),
    LOST("lost");

    private final String key;

    Stage(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code prospect}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static Stage parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no stage '" + key + "'"));
    }
}
