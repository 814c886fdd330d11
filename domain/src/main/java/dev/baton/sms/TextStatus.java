package dev.baton.sms;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a text has come at the provider; a text goes forward only. */
public enum TextStatus {
    QUEUED(1),
    SENDING(2),
    SENT(3),
    DELIVERED(4),
    UNDELIVERED(4),
    FAILED(4);

    private final int step;

    TextStatus(int step) {
        this.step = step;
    }

    /** Whether a text in that other state can still come to be in this one. */
    boolean isAfter(TextStatus other) {
        return step > other.step;
    }

    /** Nobody will get it. */
    public boolean isFailure() {
        return this == UNDELIVERED || this == FAILED;
    }

    /** The word in tables and messages: {@code delivered}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static TextStatus parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Reads a word of Twilio's; null for one that says nothing of how far a text came. */
    static @Nullable TextStatus ofTwilio(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "accepted", "scheduled", "queued" -> QUEUED;
            case "sending" -> SENDING;
            case "sent" -> SENT;
            case "delivered", "read" -> DELIVERED;
            case "undelivered" -> UNDELIVERED;
            case "failed", "canceled" -> FAILED;
            default -> null;
        };
    }
}
