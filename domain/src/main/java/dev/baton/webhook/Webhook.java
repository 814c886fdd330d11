package dev.baton.webhook;

import dev.baton.announcement.EventType;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address to which events are posted.
 *
 * @param types which ones; none named: all
 * @param offBecause why it was switched off by itself; null when a person did, or it is on
 */
public record Webhook(
        UUID id,
        String url,
        Set<EventType> types,
        boolean active,
        @Nullable String offBecause,
        Instant secretChangedAt,
        Instant createdAt,
        long version) {
    /** Where it is posted to, without the path: that may be a secret. */
    public String host() {
        return URI.create(url).getHost();
    }
}
