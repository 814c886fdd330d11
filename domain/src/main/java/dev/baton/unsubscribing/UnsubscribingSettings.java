package dev.baton.unsubscribing;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the readers of our letters reach Baton.
 *
 * @param publicUrl such as {@code https://crm.example.com}
 * @param portalUrl where the customers' pages are reached if that is another place; without either, nobody can unsubscribe
 *     by a click
 */
@ConfigurationProperties("baton")
record UnsubscribingSettings(
        @Nullable URI publicUrl, @Nullable URI portalUrl) {
    Optional<URI> links() {
        return Optional.ofNullable(portalUrl == null ? publicUrl : portalUrl);
    }
}
