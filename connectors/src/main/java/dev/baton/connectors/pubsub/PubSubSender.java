package dev.baton.connectors.pubsub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import dev.baton.announcement.CloudEvent;
import dev.baton.announcement.EventLog;
import dev.baton.announcement.EventPublishing;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * Publishes events. One call for each try: the outbox knows when to try again, and that the next event of the record has
 * to wait meanwhile. Google's {@code Publisher} would go on trying behind its back, since it never gives up on a message
 * with an ordering key.
 */
@Component
@ConditionalOnExpression("'${baton.events.project:}' != '' and '${baton.events.topic:}' != ''")
class PubSubSender implements Sender, EventPublishing, DisposableBean {
    private static final int PATIENCE_SECONDS = 10;

    private final EventLog log;
    private final EventSettings settings;
    private final PubSubLine line;
    private final ObjectMapper json;
    private @Nullable TopicAdminClient topics;

    PubSubSender(EventLog log, EventSettings settings, PubSubLine line, ObjectMapper json) {
        this.log = log;
        this.settings = settings;
        this.line = line;
        this.json = json;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Channel channel() {
        return Channel.EVENT;
    }

    @Override
    public SendOutcome send(OutboxEntry entry) {
        var event = log.read(entry);
        var message = PubsubMessage.newBuilder()
                .setData(ByteString.copyFromUtf8(text(event)))
                .setOrderingKey(entry.record().toString())
                .putAttributes("content-type", "application/cloudevents+json; charset=utf-8")
                .putAttributes("event-id", event.id())
                .putAttributes("event-type", event.type())
                .putAttributes("record", entry.record().toString())
                .putAttributes("tenant", event.source().substring(event.source().lastIndexOf('/') + 1))
                .build();
        try {
            var answer = topics().publish(PublishRequest.newBuilder()
                    .setTopic(TopicName.format(settings.requiredProject(), settings.requiredTopic()))
                    .addMessages(message)
                    .build());
            return new SendOutcome.Sent("Message " + answer.getMessageIds(0));
        } catch (InvalidArgumentException cause) {
            return new SendOutcome.Refused(String.valueOf(cause.getMessage()));
        }
    }

    private String text(CloudEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("An event that was read cannot be written", cause);
        }
    }

    /** Made when the first event leaves, so that Baton starts while Google or its credentials are away. */
    private synchronized TopicAdminClient topics() {
        if (topics == null) {
            try {
                topics = TopicAdminClient.create(clientSettings());
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
        return topics;
    }

    private TopicAdminSettings clientSettings() throws IOException {
        var builder = TopicAdminSettings.newBuilder();
        builder.setTransportChannelProvider(line.toTopics());
        builder.setCredentialsProvider(line.credentials());
        builder.publishSettings()
                .setBatchingSettings(
                        BatchingSettings.newBuilder().setIsEnabled(false).build())
                .setRetryableCodes(Set.of())
                .setRetrySettings(RetrySettings.newBuilder()
                        .setInitialRpcTimeoutDuration(settings.timeout())
                        .setMaxRpcTimeoutDuration(settings.timeout())
                        .setTotalTimeoutDuration(settings.timeout())
                        .setMaxAttempts(1)
                        .build());
        return builder.build();
    }

    @Override
    public synchronized void destroy() {
        if (topics != null) {
            topics.shutdown();
            try {
                if (!topics.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    topics.shutdownNow();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
