package dev.baton.mail;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.SendKey;
import org.jspecify.annotations.Nullable;

/** Posts letters. A posted letter stands in its record's timeline and leaves after the commit of the transaction. */
public interface Mailer {
    /**
     * Posts a letter once per key.
     *
     * @param processInstanceId the process whose step posts it, if one does
     * @return false when a letter of that key was posted before; then nothing happens
     */
    @CanIgnoreReturnValue
    boolean post(SendKey key, @Nullable String processInstanceId, @Nullable String activityId, OutgoingMail mail);
}
