package dev.baton.outbox;

/**
 * Names one send by what makes it one in the business: the record and its occasion, never the instance or the turn of a
 * process. So a step that is repeated finds its key taken, and so does one that an operator moves back to, migrates, or
 * starts anew.
 */
public record SendKey(String text) {
    public SendKey {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A send needs a key");
        }
    }

    /** The send that these words name: {@code of("remind", leadId, promisedUntil, "50")}. */
    public static SendKey of(String... parts) {
        return new SendKey(String.join(":", parts));
    }

    @Override
    public String toString() {
        return text;
    }
}
