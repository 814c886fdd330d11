package dev.baton.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the ledger are looked for; null asks for any.
 *
 * @param key of a send, with those that followed it because a person wanted them
 * @param step the id of the process' step that caused it: {@code Task_RemindOwner}
 * @param from the earliest
 * @param to the first that is too late
 * @param before only lines older than this one: where the next page begins
 */
public record LedgerSearch(
        @Nullable Channel channel,
        @Nullable OutboxState state,
        @Nullable UUID record,
        @Nullable String key,
        @Nullable String step,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID before) {
    public static final LedgerSearch ALL = new LedgerSearch(null, null, null, null, null, null, null, null);
}
