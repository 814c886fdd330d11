package dev.baton.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the outbox is not well.
 *
 * @param longestWait how long a message may wait to leave before the health says so
 * @param refresh how long what was asked of the database is believed
 */
@ConfigurationProperties("baton.watch")
record WatchSettings(
        @DefaultValue("15m") Duration longestWait,
        @DefaultValue("10s") Duration refresh) {}
