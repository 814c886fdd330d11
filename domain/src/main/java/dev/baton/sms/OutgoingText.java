package dev.baton.sms;

import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;

/**
 * A text to somebody, about a record.
 *
 * <pre>{@code
 * OutgoingText.of(ticket, number, "Our technician is on the way").urgent()
 * }</pre>
 *
 * @param occasion when it may go
 */
public record OutgoingText(RecordRef record, PhoneNumber to, String text, Occasion occasion) {
    /** Why somebody is written to, which says when they may be. */
    public enum Occasion {
        /** Waits for the end of the quiet hours, but for an answer to who wrote just now. */
        ORDINARY,
        /** Cannot wait. */
        URGENT,
        /** Confirms what somebody asked by a word such as STOP: cannot wait, and goes to who wants no texts, too. */
        CONFIRMATION
    }

    /** As many characters as Twilio sends on (its error 21617). */
    public static final int LONGEST = 1_600;

    /** @throws Rejected if it has more than {@value #LONGEST} characters */
    public OutgoingText {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A text needs words");
        }
        if (text.length() > LONGEST) {
            throw new Rejected("text.too-long", LONGEST, text.length());
        }
    }

    public static OutgoingText of(RecordRef record, PhoneNumber to, String text) {
        return new OutgoingText(record, to, text, Occasion.ORDINARY);
    }

    public OutgoingText urgent() {
        return new OutgoingText(record, to, text, Occasion.URGENT);
    }
}
