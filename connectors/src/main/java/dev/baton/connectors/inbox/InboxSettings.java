package dev.baton.connectors.inbox;

import dev.baton.connectors.Backoff;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the inbox is worked off.
 *
 * @param enabled false: this node takes entries in, others handle them
 * @param poll how often the worker looks for entries that nobody woke it for
 * @param batch how many entries a thread takes at once
 * @param lease how long an entry is a worker's; a killed node's entries wait that long
 * @param maxAttempts after which an entry waits for a person
 */
@ConfigurationProperties("baton.inbox")
record InboxSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("10") int batch,
        @DefaultValue("2") int threads,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("5s") Duration backoffBase,
        @DefaultValue("15m") Duration backoffMax,
        @DefaultValue("12") int maxAttempts) {

    InboxSettings {
        if (batch < 1 || threads < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException("baton.inbox.batch, threads and max-attempts must be at least 1");
        }
    }

    Backoff backoff() {
        return new Backoff(backoffBase, backoffMax);
    }
}
