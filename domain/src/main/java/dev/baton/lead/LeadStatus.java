package dev.baton.lead;

import java.util.Arrays;

/** How far a lead has come. */
public enum LeadStatus {
    /** Just came in; nobody decided anything yet. */
    NEW("new"),
    /** Something is odd: a person looks whether it is genuine. */
    QUARANTINED("quarantined"),
    /** Genuine, and waiting for its first contact. */
    OPEN("open"),
    /** Somebody was in touch. */
    CONTACTED("contacted"),
    /** They want to buy; the opportunity is about to be opened. */
    QUALIFIED("qualified"),
    /** Not now: we stay in touch. */
    NURTURING("nurturing"),
    /** Became an opportunity. */
    CONVERTED("converted"),
    /** Became part of a record that we knew before. */
    MERGED("merged"),
    /** Not for us. */
    DISQUALIFIED("disqualified"),
    /** Spam, or a test; the record is kept. */
    REJECTED("rejected"),
    /** Anonymised because the person asked for it. */
    ERASED("erased");

    private final String key;

    LeadStatus(String key) {
        this.key = key;
    }

    /** The word in tables, forms and addresses: {@code new}. */
    public String key() {
        return key;
    }

    /** Reads what {@link #key()} wrote. */
    public static LeadStatus parse(String key) {
        return Arrays.stream(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no lead status '" + key + "'"));
    }
}
