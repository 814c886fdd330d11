package dev.baton.sms;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.SendKey;
import org.jspecify.annotations.Nullable;

/**
 * Posts texts. A posted text stands in its record's timeline and leaves after the commit of the transaction, and after
 * the quiet hours. Whether somebody wants texts at all, {@link OptOuts} tells beforehand; who does not is sent none.
 */
public interface TextMessages {
    /**
     * Posts a text once per key.
     *
     * @param processInstanceId the process whose step posts it, if one does
     * @return false when a text of that key was posted before; then nothing happens
     */
    @CanIgnoreReturnValue
    boolean post(SendKey key, @Nullable String processInstanceId, @Nullable String activityId, OutgoingText text);

    /** The number or service texts come from; null while none is set up. */
    @Nullable
    String sender();
}
