package dev.baton.inbox;

import dev.baton.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that came from the outside and how far it was handled. The bytes as they came are kept apart:
 * {@link Inbox#raw(UUID)}.
 *
 * @param source where it came from ({@code mail})
 * @param externalId what the source calls it; unique for a source
 * @param kind which {@link InboxHandler} handles it
 * @param recordId the record it belongs to, where that is known already
 * @param lastError why it could not be handled yet
 */
public record InboxEntry(
        UUID id,
        TenantId tenant,
        String source,
        String externalId,
        String kind,
        @Nullable UUID recordId,
        Map<String, Object> payload,
        InboxState state,
        int attempts,
        Instant receivedAt,
        Instant nextAttemptAt,
        @Nullable Instant doneAt,
        @Nullable String lastError) {}
