package dev.baton.web.api;

import dev.baton.outbox.LedgerLine;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An outward effect.
 *
 * @param step the step of the process that caused it, with its name
 * @param resendOf the line that it repeats because a person wanted it
 */
record SentLine(
        UUID id,
        Instant createdAt,
        String channel,
        String key,
        String recipient,
        String summary,
        String state,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable String lastAnswer,
        String record,
        @Nullable String processInstanceId,
        @Nullable String step,
        @Nullable String stepName,
        String actor,
        @Nullable UUID resendOf,
        @Nullable String reason) {

    static SentLine of(LedgerLine line, @Nullable String stepName) {
        var message = line.message();
        return new SentLine(
                message.id(),
                message.createdAt(),
                message.channel().key(),
                message.key().text(),
                message.recipient(),
                message.summary(),
                message.state().key(),
                message.attempts(),
                message.sentAt(),
                message.lastAnswer(),
                message.record().toString(),
                message.processInstanceId(),
                message.activityId(),
                stepName,
                message.actor(),
                line.resendOf(),
                line.reason());
    }
}
