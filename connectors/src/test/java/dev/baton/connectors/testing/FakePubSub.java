package dev.baton.connectors.testing;

import com.google.protobuf.Empty;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc.PublisherImplBase;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc.SubscriberImplBase;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server in this JVM that speaks Pub/Sub over gRPC as Google's stubs do. What it says to a publisher is scripted; what a
 * subscriber does not acknowledge comes again.
 */
public final class FakePubSub implements AutoCloseable {
    /** What becomes of one call to publish. */
    public enum Behaviour {
        TAKE,
        UNAVAILABLE,
        /** It has the message, and the publisher never hears so. */
        TAKE_AND_LOSE_THE_ANSWER,
        INVALID
    }

    /** A message as it arrived at a topic. */
    public record Taken(String topic, PubsubMessage message) {
        public String eventId() {
            return message.getAttributesOrThrow("event-id");
        }
    }

    private final Server server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile Function<PubsubMessage, Behaviour> behaviour = message -> Behaviour.TAKE;

    private FakePubSub() throws IOException {
        server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new Publisher())
                .addService(new Subscriber())
                .build()
                .start();
    }

    public static FakePubSub start() {
        try {
            return new FakePubSub();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** For {@code PUBSUB_EMULATOR_HOST}. */
    public String host() {
        return "127.0.0.1:" + server.getPort();
    }

    public void does(Function<PubsubMessage, Behaviour> next) {
        behaviour = next;
    }

    public List<Taken> taken() {
        return taken;
    }

    /** Delivers a message by a subscription, now or as soon as somebody listens; and again until it is acknowledged. */
    public void deliver(String subscription, PubsubMessage message) {
        subscription(subscription).deliver(message);
    }

    /** How often a message was handed to whoever listens. */
    public int timesDelivered(String subscription, String messageId) {
        return subscription(subscription).delivered.getOrDefault(messageId, 0);
    }

    public boolean isAcknowledged(String subscription, String messageId) {
        return subscription(subscription).acknowledged.contains(messageId);
    }

    private Subscription subscription(String name) {
        return subscriptions.computeIfAbsent(name.substring(name.lastIndexOf('/') + 1), key -> new Subscription());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Publisher extends PublisherImplBase {
        @Override
        public void publish(PublishRequest request, StreamObserver<PublishResponse> answer) {
            var response = PublishResponse.newBuilder();
            for (var message : request.getMessagesList()) {
                var said = behaviour.apply(message);
                if (said == Behaviour.UNAVAILABLE || said == Behaviour.INVALID) {
                    answer.onError((said == Behaviour.INVALID ? Status.INVALID_ARGUMENT : Status.UNAVAILABLE)
                            .withDescription("as scripted")
                            .asRuntimeException());
                    return;
                }
                taken.add(new Taken(request.getTopic(), message));
                if (said == Behaviour.TAKE_AND_LOSE_THE_ANSWER) {
                    answer.onError(Status.UNAVAILABLE
                            .withDescription("the line went dead")
                            .asRuntimeException());
                    return;
                }
                response.addMessageIds(String.valueOf(names.incrementAndGet()));
            }
            answer.onNext(response.build());
            answer.onCompleted();
        }
    }

    private final class Subscriber extends SubscriberImplBase {
        @Override
        public StreamObserver<StreamingPullRequest> streamingPull(StreamObserver<StreamingPullResponse> answer) {
            return new StreamObserver<>() {
                private Subscription listening = new Subscription();

                @Override
                public void onNext(StreamingPullRequest request) {
                    if (!request.getSubscription().isEmpty()) {
                        listening = subscription(request.getSubscription());
                        listening.open(answer);
                    }
                }

                @Override
                public void onError(Throwable cause) {
                    listening.close(answer);
                }

                @Override
                public void onCompleted() {
                    listening.close(answer);
                    answer.onCompleted();
                }
            };
        }

        @Override
        public void acknowledge(AcknowledgeRequest request, StreamObserver<Empty> answer) {
            var subscription = subscription(request.getSubscription());
            request.getAckIdsList().forEach(subscription::acknowledge);
            answer.onNext(Empty.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void modifyAckDeadline(ModifyAckDeadlineRequest request, StreamObserver<Empty> answer) {
            if (request.getAckDeadlineSeconds() == 0) {
                request.getAckIdsList().forEach(subscription(request.getSubscription())::again);
            }
            answer.onNext(Empty.getDefaultInstance());
            answer.onCompleted();
        }
    }

    /** What waits to be acknowledged; its ways to listeners are used by one thread at a time. */
    private static final class Subscription {
        private final Map<String, PubsubMessage> pending = new LinkedHashMap<>();
        private final List<StreamObserver<StreamingPullResponse>> listeners = new ArrayList<>();
        private final Map<String, Integer> delivered = new ConcurrentHashMap<>();
        private final List<String> acknowledged = new CopyOnWriteArrayList<>();
        private final AtomicInteger ackIds = new AtomicInteger();

        synchronized void deliver(PubsubMessage message) {
            var stamped = message.toBuilder()
                    .setPublishTime(Timestamp.newBuilder().setSeconds(1))
                    .build();
            var ackId = stamped.getMessageId() + "/" + ackIds.incrementAndGet();
            pending.put(ackId, stamped);
            if (!listeners.isEmpty()) {
                send(listeners.get(listeners.size() - 1), ackId, stamped);
            }
        }

        synchronized void open(StreamObserver<StreamingPullResponse> listener) {
            if (!listeners.contains(listener)) {
                listeners.add(listener);
                Map.copyOf(pending).forEach((ackId, message) -> send(listener, ackId, message));
            }
        }

        synchronized void close(StreamObserver<StreamingPullResponse> listener) {
            listeners.remove(listener);
        }

        synchronized void acknowledge(String ackId) {
            var message = pending.remove(ackId);
            if (message != null) {
                acknowledged.add(message.getMessageId());
            }
        }

        synchronized void again(String ackId) {
            var message = pending.remove(ackId);
            if (message != null) {
                deliver(message);
            }
        }

        private void send(StreamObserver<StreamingPullResponse> listener, String ackId, PubsubMessage message) {
            delivered.merge(message.getMessageId(), 1, Integer::sum);
            listener.onNext(StreamingPullResponse.newBuilder()
                    .addReceivedMessages(
                            ReceivedMessage.newBuilder().setAckId(ackId).setMessage(message))
                    .build());
        }
    }
}
