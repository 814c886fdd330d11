package dev.baton.web.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pages listen.
 *
 * @param beat how often a stream shows that it lives, and finds out whether anybody is there
 * @param life how long one lasts; the page asks for the next, and whether it may is looked at again
 * @param perPerson how many one person may have at a node
 * @param perNode how many there may be at a node
 */
@ConfigurationProperties("baton.live")
record LiveSettings(
        @DefaultValue("10s") Duration beat,
        @DefaultValue("2m") Duration life,
        @DefaultValue("20") int perPerson,
        @DefaultValue("5000") int perNode) {}
