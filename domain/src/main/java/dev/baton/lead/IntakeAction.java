package dev.baton.lead;

import java.util.Arrays;

/** What the intake gate says of a new lead. */
public enum IntakeAction {
    ACCEPT("accept"),
    QUARANTINE("quarantine"),
    REJECT("reject");

    private final String key;

    IntakeAction(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code accept}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static IntakeAction parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no intake action '" + key + "'"));
    }
}
