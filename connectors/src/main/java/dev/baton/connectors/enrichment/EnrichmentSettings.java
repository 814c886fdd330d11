package dev.baton.connectors.enrichment;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which provider of company facts is asked.
 *
 * @param url answers {@code GET url?domain=acme.example} with a JSON object; none: nobody is asked
 * @param timeout for the whole answer
 */
@ConfigurationProperties("baton.enrichment")
record EnrichmentSettings(
        @Nullable URI url, @DefaultValue("10s") Duration timeout) {}
