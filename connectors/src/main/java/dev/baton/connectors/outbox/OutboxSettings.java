package dev.baton.connectors.outbox;

import dev.baton.connectors.Backoff;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works.
 *
 * @param enabled false: this node puts messages, others send them
 * @param poll how often it looks for messages that nobody woke it for: retries, and those of other nodes
 * @param batch how many messages it takes at once
 * @param threads for each channel
 * @param lease how long a message is its own; a killed node's messages wait that long
 * @param sendTimeout longer than any peer may take for one message
 * @param maxAttempts after which a message is a dead letter
 * @param circuitFailures in a row, after which a tenant's channel rests
 * @param circuitRest how long it rests before one message tries again
 */
@ConfigurationProperties("baton.outbox")
record OutboxSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("100") int batch,
        @DefaultValue("4") int threads,
        @DefaultValue("4m") Duration lease,
        @DefaultValue("2m") Duration sendTimeout,
        @DefaultValue("5s") Duration backoffBase,
        @DefaultValue("1h") Duration backoffMax,
        @DefaultValue("20") int maxAttempts,
        @DefaultValue("10") int circuitFailures,
        @DefaultValue("30s") Duration circuitRest) {

    OutboxSettings {
        if (lease.compareTo(sendTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "baton.outbox.lease (%s) must be longer than baton.outbox.send-timeout (%s), or two nodes send one message"
                            .formatted(lease, sendTimeout));
        }
        if (batch < 1 || threads < 1 || maxAttempts < 1 || circuitFailures < 1) {
            throw new IllegalArgumentException(
                    "baton.outbox.batch, threads, max-attempts and circuit-failures must be at least 1");
        }
    }

    Backoff backoff() {
        return new Backoff(backoffBase, backoffMax);
    }
}
