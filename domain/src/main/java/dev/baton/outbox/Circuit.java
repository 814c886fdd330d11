package dev.baton.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's channel is: it rests after too many failures in a row, then tries with one message.
 *
 * @param lane what of the channel; empty where it has but one
 * @param failures in a row
 * @param openUntil until when it rests; null while messages pass
 */
public record Circuit(
        Channel channel,
        String lane,
        int failures,
        @Nullable Instant openUntil,
        @Nullable String lastError,
        Instant updatedAt) {

    public boolean isOpen() {
        return openUntil != null;
    }
}
