package dev.baton.notice;

import java.util.Locale;

/** What somebody may have to know, with how they are told as long as they did not say. */
public enum NoticeKind {
    /** Somebody gave them a ticket. */
    TICKET_ASSIGNED(Way.NONE),
    /** The customer wrote about a ticket of theirs. */
    CUSTOMER_WROTE(Way.MAIL),
    /** A vendor who was asked about a ticket of theirs wrote, or could not be reached. */
    VENDOR_WROTE(Way.MAIL),
    /** A letter about a ticket of theirs did not reach its reader, or was called spam by them. */
    LETTER_RETURNED(Way.MAIL),
    /** A letter came in about a ticket of theirs that looks like spam, or came by a list. */
    SUSPECT_LETTER(Way.NONE),
    /** A promise about a ticket is in danger. */
    PROMISE_IN_DANGER(Way.MAIL),
    /** A promise about a ticket is broken. */
    PROMISE_BROKEN(Way.MAIL);

    private final Way usual;

    NoticeKind(Way usual) {
        this.usual = usual;
    }

    public Way usual() {
        return usual;
    }

    /** The word in tables and messages: {@code customer-wrote}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #key()} wrote. */
    public static NoticeKind parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
