package dev.baton.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are posted to endpoints.
 *
 * @param timeout for the whole post, from the name to the last byte of the answer
 * @param ownHouse true: tenants may name endpoints on this machine and in private networks, at any port, and without TLS
 */
@ConfigurationProperties("baton.webhooks")
public record WebhookSettings(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("false") boolean ownHouse) {}
