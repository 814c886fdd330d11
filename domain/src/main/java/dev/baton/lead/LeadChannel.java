package dev.baton.lead;

import java.util.Arrays;

/** How a lead came to us. */
public enum LeadChannel {
    WEB("web"),
    API("api"),
    IMPORT("import"),
    EMAIL("email"),
    MANUAL("manual");

    private final String key;

    LeadChannel(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code web}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static LeadChannel parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no lead channel '" + key + "'"));
    }
}
