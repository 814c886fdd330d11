package dev.baton.connectors.sms;

import dev.baton.connectors.Reason;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.sms.OutgoingText;
import dev.baton.sms.Segments;
import dev.baton.sms.TextMessages;
import dev.baton.sms.TextThreads;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Posts texts by way of the outbox, and notes them in the timeline in the same transaction. */
@Component
class OutboxTextMessages implements TextMessages {
    private final Outbox outbox;
    private final Timeline timeline;
    private final TextThreads threads;
    private final SmsSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OutboxTextMessages(
            Outbox outbox,
            Timeline timeline,
            TextThreads threads,
            SmsSettings settings,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.threads = threads;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public boolean post(
            SendKey key, @Nullable String processInstanceId, @Nullable String activityId, OutgoingText text) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var posted = PostedText.of(text, threads.wroteJustNow(text.to()), clock.instant());
            var message = new OutboundMessage(
                    Channel.SMS,
                    key,
                    text.record(),
                    processInstanceId,
                    activityId,
                    text.to().e164(),
                    Reason.shortened(text.text()),
                    posted.toPayload());
            if (!outbox.put(message)) {
                return false;
            }
            timeline.add(noted(text, key));
            return true;
        }));
    }

    @Override
    public @Nullable String sender() {
        return settings.missing() == null ? settings.sender() : null;
    }

    private NewActivity noted(OutgoingText text, SendKey key) {
        var segments = Segments.of(text.text());
        return NewActivity.of(text.record(), ActivityKind.SMS_OUT, Direction.OUT, clock.instant())
                .body(text.text())
                .detail(Map.of(
                        "to",
                        text.to().e164(),
                        TextThreads.NUMBER,
                        text.to().e164(),
                        "segments",
                        segments.count(),
                        "alphabet",
                        segments.alphabet().name(),
                        "sendKey",
                        key.text()));
    }
}
