package dev.baton.lead;

import java.util.Arrays;

/** What an e-mail address says about its owner. */
public enum EmailClass {
    /** An address at a company. */
    CORPORATE("corporate"),
    /** One of a provider that everybody can use. */
    FREE("free"),
    /** One to throw away. */
    DISPOSABLE("disposable"),
    /** One of ours. */
    OWN("own"),
    /** There is none. */
    NONE("none");

    private final String key;

    EmailClass(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code corporate}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static EmailClass parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no email class '" + key + "'"));
    }
}
