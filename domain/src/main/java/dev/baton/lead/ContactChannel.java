package dev.baton.lead;

import java.util.Arrays;

/** How somebody got in touch with a lead. */
public enum ContactChannel {
    CALL("call"),
    MAIL("mail"),
    MEETING("meeting");

    private final String key;

    ContactChannel(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code call}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static ContactChannel parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no contact channel '" + key + "'"));
    }
}
