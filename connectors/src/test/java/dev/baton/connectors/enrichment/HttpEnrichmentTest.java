package dev.baton.connectors.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.inbox.Inbox;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = ConnectorsTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.inbox.enabled=false",
            "baton.outbox.poll=50ms",
            "baton.outbox.backoff-base=20ms",
            "baton.outbox.backoff-max=50ms",
            "baton.enrichment.timeout=2s"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
class HttpEnrichmentTest {
    private static final AtomicInteger BUSY = new AtomicInteger();
    private static final HttpServer PROVIDER = started();

    private final CompanyProvider provider;
    private final Outbox outbox;
    private final Inbox inbox;
    private final TestDatabase database;
    private final RecordRef lead = RecordRef.lead(UuidV7.next());
    private TenantId tenant;

    HttpEnrichmentTest(
            @Autowired CompanyProvider provider,
            @Autowired Outbox outbox,
            @Autowired Inbox inbox,
            @Autowired TestDatabase database) {
        this.provider = provider;
        this.outbox = outbox;
        this.inbox = inbox;
        this.database = database;
    }

    private static HttpServer started() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/companies", HttpEnrichmentTest::answer);
            server.start();
            return server;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (query.endsWith("unknown.test")) {
            say(exchange, 404, "{}");
        } else if (query.endsWith("forbidden.test")) {
            say(exchange, 403, "{}");
        } else if (query.endsWith("odd.test")) {
            say(exchange, 200, "<html>");
        } else if (query.endsWith("busy.test") && BUSY.incrementAndGet() <= 2) {
            say(exchange, 503, "");
        } else {
            say(exchange, 200, "{\"industry\": \"steel\", \"employees\": 120}");
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add(
                "baton.enrichment.url",
                () -> "http://127.0.0.1:" + PROVIDER.getAddress().getPort() + "/companies");
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop(0);
    }

    @BeforeEach
    void a_tenant() {
        tenant = database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void what_the_provider_knows_comes_to_the_inbox() {
        assertThat(provider.configured()).isTrue();
        assertThat(ask("steel.test")).isTrue();
        assertThat(ask("steel.test")).isFalse();

        assertThat(until(OutboxState.SENT).attempts()).isEqualTo(1);
        var entries = as(inbox::waiting);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).kind()).isEqualTo(CompanyProvider.ANSWER_KIND);
        assertThat(entries.get(0).recordId()).isEqualTo(lead.id());
        assertThat(entries.get(0).payload()).containsEntry("industry", "steel").containsEntry("employees", 120);
    }

    @Test
    void not_known_is_an_answer_too() {
        ask("unknown.test");

        until(OutboxState.SENT);
        assertThat(as(inbox::waiting).get(0).payload()).isEmpty();
    }

    @Test
    void a_provider_that_is_busy_is_asked_again() {
        ask("busy.test");

        assertThat(until(OutboxState.SENT).attempts()).isEqualTo(3);
    }

    @Test
    void a_provider_that_forbids_or_makes_no_sense_is_not_asked_again() {
        ask("forbidden.test");
        assertThat(until(OutboxState.DEAD).lastAnswer()).contains("403");
    }

    @Test
    void an_answer_that_is_no_json_is_a_dead_letter() {
        ask("odd.test");
        assertThat(until(OutboxState.DEAD).lastAnswer()).contains("no JSON object");
    }

    private boolean ask(String domain) {
        return as(() -> provider.ask(SendKey.of("enrich", domain), null, null, lead, domain));
    }

    private OutboxEntry until(OutboxState state) {
        await().until(() -> as(() -> outbox.ofRecord(lead)).stream().anyMatch(entry -> entry.state() == state));
        return as(() -> outbox.ofRecord(lead)).get(0);
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("anna"), work);
    }
}
