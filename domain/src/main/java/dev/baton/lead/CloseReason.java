package dev.baton.lead;

import java.util.Arrays;

/** Why a lead was closed without an opportunity. */
public enum CloseReason {
    NO_BUDGET("no-budget"),
    NO_NEED("no-need"),
    COMPETITOR("competitor"),
    NOT_REACHABLE("not-reachable"),
    OUT_OF_SCOPE("out-of-scope"),
    WRONG_PERSON("wrong-person"),
    /** Nurtured twice and never came back. */
    STALE("stale"),
    CONSENT_WITHDRAWN("consent-withdrawn"),
    OTHER("other");

    private final String key;

    CloseReason(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code no-budget}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static CloseReason parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no close reason '" + key + "'"));
    }
}
