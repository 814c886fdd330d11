package dev.baton.outbox;

import dev.baton.shared.RecordRef;
import dev.baton.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox and how far it has come.
 *
 * @param number the place of an event among all events; null for what is none
 * @param lane what of its channel it goes through; empty where a channel has but one
 * @param attempts how often it was tried
 * @param lastAnswer what the peer said last, or why it could not be asked
 * @param actor who put it there
 */
public record OutboxEntry(
        UUID id,
        TenantId tenant,
        Channel channel,
        SendKey key,
        RecordRef record,
        @Nullable String processInstanceId,
        @Nullable String activityId,
        @Nullable Long number,
        String lane,
        String recipient,
        String summary,
        Map<String, Object> payload,
        OutboxState state,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String lastAnswer,
        String actor) {

    /** A message that is no event, of a channel with but one lane. */
    public OutboxEntry(
            UUID id,
            TenantId tenant,
            Channel channel,
            SendKey key,
            RecordRef record,
            @Nullable String processInstanceId,
            @Nullable String activityId,
            String recipient,
            String summary,
            Map<String, Object> payload,
            OutboxState state,
            int attempts,
            Instant createdAt,
            Instant nextAttemptAt,
            @Nullable Instant sentAt,
            @Nullable String lastAnswer,
            String actor) {
        this(
                id,
                tenant,
                channel,
                key,
                record,
                processInstanceId,
                activityId,
                null,
                "",
                recipient,
                summary,
                payload,
                state,
                attempts,
                createdAt,
                nextAttemptAt,
                sentAt,
                lastAnswer,
                actor);
    }

    /** The same, with what a reader may see of what it carries. */
    public OutboxEntry carrying(Map<String, Object> shown) {
        return new OutboxEntry(
                id,
                tenant,
                channel,
                key,
                record,
                processInstanceId,
                activityId,
                number,
                lane,
                recipient,
                summary,
                shown,
                state,
                attempts,
                createdAt,
                nextAttemptAt,
                sentAt,
                lastAnswer,
                actor);
    }
}
