package dev.baton.timeline;

import java.util.Locale;

/** The kinds of things that happen to a record. */
public enum ActivityKind {
    WEB_FORM,
    MAIL_IN,
    MAIL_OUT,
    SMS_IN,
    SMS_OUT,
    CALL,
    MEETING,
    NOTE,
    STATUS,
    DECISION,
    ASSIGNMENT,
    IMPORT,
    API,
    DOWNLOAD,
    PAGE_VIEW,
    MAIL_OPEN,
    MAIL_CLICK,
    CAMPAIGN_REPLY,
    CONSENT,
    MERGE,
    OTHER;

    /** The word in tables and URLs: {@code mail_in}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static ActivityKind parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
