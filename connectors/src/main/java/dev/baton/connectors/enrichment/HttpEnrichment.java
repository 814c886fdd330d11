package dev.baton.connectors.enrichment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.inbox.Inbox;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the provider over HTTP; what it answers goes to the inbox. */
@Component
class HttpEnrichment implements Sender {
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    private static final int LARGEST = 1 << 20;

    private final EnrichmentSettings settings;
    private final Inbox inbox;
    private final ObjectMapper json;
    private final HttpClient http;

    HttpEnrichment(EnrichmentSettings settings, Inbox inbox, ObjectMapper json) {
        this.settings = settings;
        this.inbox = inbox;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public Channel channel() {
        return Channel.ENRICHMENT;
    }

    @Override
    public SendOutcome send(OutboxEntry entry) {
        var url = settings.url();
        if (url == null) {
            return new SendOutcome.Refused("No provider is set up (baton.enrichment.url)");
        }
        var answer = ask(
                url, String.valueOf(entry.payload().get("domain")), entry.key().text());
        var status = answer.statusCode();
        if (status == 404) {
            return keep(entry, Map.of(), "404: not known there");
        }
        if (status / 100 == 4 && status != 408 && status != 429) {
            return new SendOutcome.Refused("The provider answers " + status);
        }
        if (status != 200) {
            throw new UncheckedIOException(new IOException("The provider answers " + status));
        }
        return facts(entry, answer.body());
    }

    private SendOutcome facts(OutboxEntry entry, String body) {
        if (body.length() > LARGEST) {
            return new SendOutcome.Refused("The answer is too long: " + body.length() + " characters");
        }
        try {
            return keep(entry, json.readValue(body, FACTS), "200");
        } catch (JsonProcessingException cause) {
            return new SendOutcome.Refused("The answer is no JSON object: " + cause.getOriginalMessage());
        }
    }

    private SendOutcome keep(OutboxEntry entry, Map<String, Object> facts, String answer) {
        // Asked twice after a lost acknowledgement, it is the same answer under the same key.
        inbox.take(
                CompanyProvider.ANSWER_KIND,
                entry.key().text(),
                CompanyProvider.ANSWER_KIND,
                entry.record().id(),
                facts,
                null);
        return new SendOutcome.Sent(answer);
    }

    private HttpResponse<String> ask(URI url, String domain, String key) {
        var separator = url.getQuery() == null ? "?" : "&";
        var question = URI.create(url + separator + "domain=" + URLEncoder.encode(domain, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(question)
                .timeout(settings.timeout())
                .header("Accept", "application/json")
                .header("Idempotency-Key", key)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the provider", cause);
        }
    }
}
