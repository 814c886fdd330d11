package dev.baton.connectors.pubsub;

import com.google.api.core.ApiService;
import com.google.api.gax.batching.FlowControlSettings;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.pubsub.v1.ProjectSubscriptionName;
import dev.baton.connectors.Loop;
import dev.baton.connectors.Loops;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens to each subscription; one that broke is listened to anew. */
@Component
class EventSubscriptions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EventSubscriptions.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final long PATIENCE_SECONDS = 20;
    private static final FlowControlSettings AT_ONCE = FlowControlSettings.newBuilder()
            .setMaxOutstandingElementCount(100L)
            .setMaxOutstandingRequestBytes(16L << 20)
            .build();

    private final EventSettings settings;
    private final PubSubLine line;
    private final EventTaker taker;
    private final Loops loops = new Loops();
    private final Map<EventSettings.Subscription, Subscriber> open = new HashMap<>();

    EventSubscriptions(EventSettings settings, PubSubLine line, EventTaker taker) {
        this.settings = settings;
        this.line = line;
        this.taker = taker;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.listen() && !settings.subscriptions().isEmpty();
    }

    @Override
    public void start() {
        loops.start(() -> List.of(Loop.start("event-subscriptions", LOOK, this::listen)));
    }

    private synchronized boolean listen() {
        for (var subscription : settings.subscriptions()) {
            var known = open.get(subscription);
            if (known == null || known.state() == ApiService.State.FAILED) {
                if (known != null) {
                    LOG.warn(
                            "Listening to {} broke off and begins anew: {}",
                            subscription.name(),
                            String.valueOf(known.failureCause()));
                }
                var subscriber = subscriber(subscription);
                open.put(subscription, subscriber);
                subscriber.startAsync();
            }
        }
        return false;
    }

    private Subscriber subscriber(EventSettings.Subscription subscription) {
        var name = ProjectSubscriptionName.of(settings.requiredProject(), subscription.name());
        MessageReceiver receiver = (message, reply) -> {
            if (taker.take(subscription, message)) {
                reply.ack();
            } else {
                reply.nack();
            }
        };
        return Subscriber.newBuilder(name, receiver)
                .setChannelProvider(line.toSubscriptions())
                .setCredentialsProvider(line.credentials())
                .setFlowControlSettings(AT_ONCE)
                .setParallelPullCount(1)
                .build();
    }

    @Override
    public void stop() {
        loops.stop();
        close();
    }

    private synchronized void close() {
        open.values().forEach(Subscriber::stopAsync);
        for (var subscriber : open.values()) {
            try {
                subscriber.awaitTerminated(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | IllegalStateException cause) {
                LOG.warn("A subscription did not end in peace: {}", String.valueOf(cause.getMessage()));
            }
        }
        open.clear();
    }

    @Override
    public boolean isRunning() {
        return loops.isRunning();
    }
}
