package dev.baton.connectors.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.announcement.EventLog;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import dev.baton.shared.NotFound;
import dev.baton.webhook.Webhook;
import dev.baton.webhook.WebhookSettings;
import dev.baton.webhook.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Posts an event to one endpoint. */
@Component
class WebhookSender implements Sender, DisposableBean {
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final EventLog log;
    private final WebhookSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "webhook-watch");
        thread.setDaemon(true);
        return thread;
    });

    WebhookSender(Webhooks webhooks, EventLog log, WebhookSettings settings, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.http = client(settings);
    }

    /** It follows no redirect, keeps no cookie, and tries once: the outbox tries again. */
    private static CloseableHttpClient client(WebhookSettings settings) {
        var patience = Timeout.of(settings.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(settings.ownHouse()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setMaxConnTotal(50)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Baton")
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public SendOutcome send(OutboxEntry entry) {
        Webhook endpoint;
        try {
            endpoint = webhooks.get(UUID.fromString(entry.lane()));
        } catch (NotFound removed) {
            return new SendOutcome.Refused("The endpoint was removed");
        }
        if (!endpoint.active()) {
            return new SendOutcome.Refused("The endpoint is switched off");
        }
        var status =
                post(endpoint, UUID.fromString(String.valueOf(entry.payload().get("event"))));
        if (status == GONE) {
            webhooks.gone(endpoint.id(), "410 Gone");
            return new SendOutcome.Refused("410: the endpoint is gone, and was switched off");
        }
        if (status / 100 != 2) {
            throw new UncheckedIOException(new IOException("The endpoint answers " + status));
        }
        return new SendOutcome.Sent(String.valueOf(status));
    }

    private int post(Webhook endpoint, UUID event) {
        var body = body(event);
        var timestamp = clock.instant().getEpochSecond();
        var post = new HttpPost(endpoint.url());
        post.setEntity(new StringEntity(body, ContentType.create("application/cloudevents+json", "UTF-8")));
        post.setHeader("webhook-id", event.toString());
        post.setHeader("webhook-timestamp", Long.toString(timestamp));
        post.setHeader(
                "webhook-signature", Signature.of(webhooks.secretOf(endpoint.id()), event.toString(), timestamp, body));
        // The client's own time-outs begin anew with each byte.
        var end = watch.schedule(post::abort, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            var response = http.executeOpen(null, post, null);
            // Cut off as it is: closing it would read to the end of whatever the endpoint likes to say.
            post.abort();
            return response.getCode();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } finally {
            end.cancel(false);
        }
    }

    private String body(UUID event) {
        try {
            return json.writeValueAsString(log.get(event));
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("An event that was read cannot be written", cause);
        }
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        http.close();
    }
}
