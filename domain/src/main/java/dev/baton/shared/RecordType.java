package dev.baton.shared;

import java.util.Locale;

/** The kinds of records that people open, that processes travel with, and that a timeline belongs to. */
public enum RecordType {
    LEAD,
    COMPANY,
    CONTACT,
    OPPORTUNITY,
    ERASURE,
    TICKET,
    /** What we write to others about a ticket, apart from its customer. */
    SIDE_CONVERSATION,
    /** One of our own people. */
    PERSON;

    /** The word in tables, URLs and variables: {@code lead}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static RecordType parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
