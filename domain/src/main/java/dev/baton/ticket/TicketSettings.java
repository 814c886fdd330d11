package dev.baton.ticket;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where customers reach Baton.
 *
 * @param publicUrl such as {@code https://crm.example.com}
 * @param portalUrl where the customers' pages are reached if that is another place; without either, letters carry no links
 */
@ConfigurationProperties("baton")
record TicketSettings(@Nullable URI publicUrl, @Nullable URI portalUrl) {
    /** The beginning of each link in a letter. */
    Optional<URI> links() {
        return Optional.ofNullable(portalUrl == null ? publicUrl : portalUrl);
    }
}
