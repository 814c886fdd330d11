package dev.baton.lead;

import java.util.Arrays;

/** What a person can enter about a lead. */
public enum LeadField {
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    COMPANY_NAME("companyName"),
    EMAIL("email"),
    PHONE("phone"),
    JOB_TITLE("jobTitle"),
    COUNTRY("country"),
    INDUSTRY("industry"),
    EMPLOYEES("employees"),
    PRODUCT("product"),
    LANGUAGE("language"),
    SOURCE("source");

    private final String key;

    LeadField(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code firstName}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static LeadField parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no lead field '" + key + "'"));
    }
}
