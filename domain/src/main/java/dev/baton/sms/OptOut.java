package dev.baton.sms;

import java.time.Instant;
import java.util.Locale;

/**
 * A number that wants no texts.
 *
 * @param how how we know
 */
public record OptOut(String number, How how, Instant at) {
    /** How somebody let it be known. */
    public enum How {
        /** They texted us STOP. */
        KEYWORD,
        /** They told the provider of texts, who refuses to send them any. */
        PROVIDER;

        /** The word in tables and messages: {@code keyword}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How parse(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
