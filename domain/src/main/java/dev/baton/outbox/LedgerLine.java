package dev.baton.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One outward effect, as the ledger keeps it.
 *
 * @param resendOf the line whose message this one repeats; null for the first of its key
 * @param reason why a person wanted it repeated; null for the first of its key
 */
public record LedgerLine(
        OutboxEntry message,
        @Nullable UUID resendOf,
        @Nullable String reason) {
    public boolean isResend() {
        return resendOf != null;
    }
}
