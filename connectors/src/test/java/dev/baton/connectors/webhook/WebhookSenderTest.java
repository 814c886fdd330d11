package dev.baton.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventType;
import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.outbox.Channel;
import dev.baton.outbox.ChannelStates;
import dev.baton.outbox.Circuit;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import dev.baton.webhook.NewSecret;
import dev.baton.webhook.WebhookAnswer;
import dev.baton.webhook.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = ConnectorsTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.webhooks.own-house=true",
            "baton.webhooks.timeout=5s",
            "baton.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "baton.outbox.poll=50ms",
            "baton.outbox.backoff-base=10ms",
            "baton.outbox.backoff-max=50ms",
            "baton.outbox.max-attempts=6",
            "baton.outbox.circuit-failures=3",
            "baton.outbox.circuit-rest=1h",
            "baton.inbox.enabled=false",
            "baton.mail.fetch=false"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
@DirtiesContext
class WebhookSenderTest {
    /** A post as it arrived. */
    private record Post(String path, Map<String, String> headers, String body) {}

    private static final List<Post> POSTS = new CopyOnWriteArrayList<>();
    private static final Map<String, AtomicInteger> TRIES = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = started();

    private final RecordRef lead = RecordRef.lead(UuidV7.next());

    @Autowired
    private Announcements announcements;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ChannelStates channels;

    @Autowired
    private TestDatabase database;

    private TenantId tenant;

    private static HttpServer started() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", WebhookSenderTest::answer);
            server.start();
            return server;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The path says what becomes of it: {@code /busy-twice/...}. */
    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        POSTS.add(new Post(path, headers, body));
        var tries = TRIES.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
        if (path.startsWith("/gone")) {
            exchange.sendResponseHeaders(410, -1);
        } else if (path.startsWith("/elsewhere")) {
            exchange.getResponseHeaders().add("Location", url("/ok/redirected"));
            exchange.sendResponseHeaders(307, -1);
        } else if (path.startsWith("/broken") || path.startsWith("/busy-twice") && tries <= 2) {
            exchange.sendResponseHeaders(503, -1);
        } else if (path.startsWith("/endless")) {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[8192]);
                }
            }
        } else if (path.startsWith("/silent")) {
            return;
        } else {
            exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort() + path;
    }

    @AfterAll
    static void stop() {
        SERVER.stop(0);
    }

    @BeforeEach
    void a_tenant() {
        tenant = database.createTenant("t" + UuidV7.next().toString().substring(24));
    }

    @Test
    void an_event_is_posted_to_each_endpoint_that_wants_it_signed_with_its_secret() throws Exception {
        var all = add("/ok/all-" + lead.id(), Set.of());
        add("/ok/others-" + lead.id(), Set.of(EventType.LEAD_MERGED));
        announce(1);
        untilIs(OutboxState.SENT, all);

        assertThat(posts("/ok/others-" + lead.id())).isEmpty();
        var post = posts("/ok/all-" + lead.id()).get(0);
        var event = new ObjectMapper().readTree(post.body());
        assertThat(event.path("type").asText()).isEqualTo("dev.baton.lead.closed.v1");
        assertThat(post.headers().get("webhook-id")).isEqualTo(event.path("id").asText());
        assertThat(post.headers().get("content-type")).startsWith("application/cloudevents+json");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(Base64.getDecoder().decode(all.secret().substring("whsec_".length())), "HmacSHA256"));
        var signed =
                post.headers().get("webhook-id") + "." + post.headers().get("webhook-timestamp") + "." + post.body();
        assertThat(post.headers().get("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(as(() -> webhooks.lastAnswers(all.webhook())))
                .extracting(WebhookAnswer::outcome, WebhookAnswer::answer)
                .containsExactly(org.assertj.core.api.Assertions.tuple("sent", "204"));
    }

    /** The example of the Standard Webhooks' own libraries. */
    @Test
    void the_signature_is_that_of_the_standard() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_secret_that_was_rotated_signs_nothing_more() {
        var first = add("/ok/rotated-" + lead.id(), Set.of());
        var second = as(() -> webhooks.rotate(first.webhook()));
        assertThat(second.secret()).isNotEqualTo(first.secret());
        announce(1);
        untilIs(OutboxState.SENT, first);

        var post = posts("/ok/rotated-" + lead.id()).get(0);
        assertThat(post.headers().get("webhook-signature"))
                .isEqualTo(Signature.of(
                        second.secret(),
                        post.headers().get("webhook-id"),
                        Long.parseLong(post.headers().get("webhook-timestamp")),
                        post.body()));
    }

    @Test
    void an_endpoint_that_is_busy_is_asked_again_with_the_same_identity() {
        var path = "/busy-twice/" + lead.id();
        var hook = add(path, Set.of());
        announce(1);
        untilIs(OutboxState.SENT, hook);

        assertThat(posts(path)).hasSize(3);
        assertThat(posts(path).stream()
                        .map(post -> post.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_failing_endpoint_rests_and_holds_up_no_other() {
        var broken = add("/broken/" + lead.id(), Set.of());
        var works = add("/ok/works-" + lead.id(), Set.of());
        for (var n = 1; n <= 5; n++) {
            announce(n);
        }

        await().until(() -> rows(works).stream().allMatch(row -> row.state() == OutboxState.SENT));
        await().until(() -> as(outbox::circuits).stream()
                .anyMatch(circuit -> circuit.isOpen()
                        && circuit.lane().equals(broken.webhook().toString())));
        announce(6);
        await().until(() ->
                rows(works).size() == 6 && rows(works).stream().allMatch(row -> row.state() == OutboxState.SENT));
        assertThat(rows(broken)).noneMatch(row -> row.state() == OutboxState.SENT);
    }

    @Test
    void an_endpoint_that_is_gone_is_switched_off_and_says_why() {
        var hook = add("/gone/" + lead.id(), Set.of());
        announce(1);
        untilIs(OutboxState.DEAD, hook);

        var off = as(() -> webhooks.get(hook.webhook()));
        assertThat(off.active()).isFalse();
        assertThat(off.offBecause()).contains("410");
        announce(2);
        assertThat(rows(hook)).hasSize(1);
    }

    @Test
    void a_redirect_is_not_followed() {
        var hook = add("/elsewhere/" + lead.id(), Set.of());
        announce(1);
        await().until(() -> rows(hook).get(0).attempts() >= 2);

        assertThat(posts("/ok/redirected")).isEmpty();
    }

    @Test
    void an_endpoint_that_says_too_much_or_nothing_is_not_waited_for() {
        var endless = add("/endless/" + lead.id(), Set.of());
        var silent = add("/silent/" + lead.id(), Set.of());
        announce(1);

        untilIs(OutboxState.SENT, endless);
        await().atMost(Duration.ofSeconds(60)).until(() -> rows(silent).get(0).attempts() >= 1);
        assertThat(String.valueOf(rows(silent).get(0).lastAnswer())).isNotBlank();
    }

    @Test
    void what_waits_for_an_endpoint_that_is_removed_is_given_up() {
        var hook = add("/broken/removed-" + lead.id(), Set.of());
        announce(1);
        await().until(() -> as(outbox::circuits).stream()
                .anyMatch(circuit -> circuit.lane().equals(hook.webhook().toString()) && circuit.isOpen()));
        await().until(() -> {
            run(() -> webhooks.change(
                    hook.webhook(),
                    url("/ok/x-" + lead.id()),
                    Set.of(),
                    false,
                    as(() -> webhooks.get(hook.webhook())).version()));
            return rows(hook).get(0).state() == OutboxState.CANCELLED;
        });
        run(() -> webhooks.remove(hook.webhook()));
        assertThat(as(webhooks::all)).isEmpty();
    }

    @Test
    void an_endpoint_that_is_removed_while_it_rests_leaves_no_channel_that_rests() {
        var hook = add("/broken/forgotten-" + lead.id(), Set.of());
        announce(1);
        await().until(() -> as(outbox::circuits).stream().anyMatch(Circuit::isOpen));

        run(() -> webhooks.remove(hook.webhook()));

        assertThat(as(outbox::circuits)).isEmpty();
        assertThat(as(channels::all)).allMatch(state -> state.openCircuits() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/x", "nonsense", "https://ada:secret@example.com/", "https:///x", ""})
    void what_is_no_address_of_an_endpoint_is_not_taken(String url) {
        assertThatThrownBy(() -> as(() -> webhooks.add(url, Set.of()))).isInstanceOf(Invalid.class);
    }

    @Test
    void the_same_address_twice_is_not_taken() {
        add("/ok/twice-" + lead.id(), Set.of());
        assertThatThrownBy(() -> add("/ok/twice-" + lead.id(), Set.of())).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "[fd00::1]"})
    void a_name_that_leads_into_the_house_is_not_dialled(String host) {
        assertThatThrownBy(() -> new CheckedNames(false).resolve(host.replaceAll("[\\[\\]]", "")))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("Nothing outside answers");
    }

    private NewSecret add(String path, Set<EventType> types) {
        return as(() -> webhooks.add(url(path), types));
    }

    private void announce(int n) {
        as(() -> announcements.announce(
                EventType.LEAD_CLOSED,
                lead,
                String.valueOf(n),
                Map.of("lead", lead.id().toString(), "reason", "stale")));
    }

    private void untilIs(OutboxState state, NewSecret hook) {
        await().atMost(Duration.ofSeconds(60)).until(() -> rows(hook).stream().anyMatch(row -> row.state() == state));
    }

    private List<OutboxEntry> rows(NewSecret hook) {
        return as(() -> outbox.ofRecord(lead)).stream()
                .filter(row -> row.channel() == Channel.WEBHOOK
                        && row.lane().equals(hook.webhook().toString()))
                .toList();
    }

    private static List<Post> posts(String path) {
        return POSTS.stream().filter(post -> post.path().equals(path)).toList();
    }

    private void run(Runnable work) {
        as(() -> {
            work.run();
            return true;
        });
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }
}
