package dev.baton.connectors.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks Twilio's HTTP API for messages, and behaves as it is told: for a number, one behaviour for each request; or for all
 * while a phase lasts. Of what it took it tells at the address each message names.
 */
public final class FakeTwilio implements AutoCloseable {
    public static final String ACCOUNT = "AC00000000000000000000000000000001";
    public static final String TOKEN = "12345";

    /** Longer than any test lets Baton wait. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(FakeTwilio.class);
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** What becomes of a request to send. */
    public enum Behaviour {
        TAKE,
        /** 429, with a Retry-After of one second. */
        TOO_MANY,
        /** 503; nothing is taken. */
        UNAVAILABLE,
        /** 503, from a proxy behind which the message was taken. */
        TAKE_AND_FAIL,
        /** Taken, and no answer ever. */
        TAKE_IN_SILENCE,
        /** Taken, and answered when nobody waits for it any more. */
        TAKE_SLOWLY,
        /** 400, code 21610: has texted STOP. */
        OPTED_OUT,
        /** 400, code 21211: no such number. */
        NO_NUMBER
    }

    /** A message it took. */
    public record Taken(String sid, String to, String from, String body, String statusCallback, Instant at) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Queue<Behaviour>> script = new ConcurrentHashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile @Nullable Behaviour phase;
    private volatile List<String> before = List.of();
    private volatile List<String> after = List.of();

    private FakeTwilio(HttpServer server) {
        this.server = server;
    }

    public static FakeTwilio start() {
        try {
            var fake = new FakeTwilio(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
            fake.server.setExecutor(fake.threads);
            fake.server.createContext("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json", fake::messages);
            fake.server.start();
            return fake;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Behaves so for the next requests to send to that number, one after the other; then it takes what comes. */
    public void next(String number, Behaviour... behaviours) {
        script.computeIfAbsent(number, each -> new ConcurrentLinkedQueue<>()).addAll(List.of(behaviours));
    }

    /** Behaves so for whatever it is asked, until the phase ends; null ends it. */
    public void phase(@Nullable Behaviour behaviour) {
        phase = behaviour;
    }

    /**
     * Tells these statuses of each message it takes from now on.
     *
     * @param earlier before it answers the request
     * @param later all at once, in whatever order they get there
     */
    public void tell(List<String> earlier, List<String> later) {
        before = List.copyOf(earlier);
        after = List.copyOf(later);
    }

    public synchronized List<Taken> takenFor(String number) {
        return taken.stream().filter(each -> each.to().equals(number)).toList();
    }

    /** How often it was asked to send to that number. */
    public int triesFor(String number) {
        return asked.getOrDefault(number, 0);
    }

    private void messages(HttpExchange exchange) throws IOException {
        var login =
                "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            problem(exchange, 401, 20003, "Authenticate");
        } else if (phase == Behaviour.TOO_MANY) {
            tooMany(exchange);
        } else if (phase == Behaviour.UNAVAILABLE) {
            html(exchange);
        } else if (exchange.getRequestMethod().equals("GET")) {
            list(exchange);
        } else {
            send(exchange);
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var to = form.getOrDefault("To", "");
        asked.merge(to, 1, Integer::sum);
        var told = script.getOrDefault(to, new ConcurrentLinkedQueue<>()).poll();
        switch (told == null ? Behaviour.TAKE : told) {
            case TAKE -> answer(exchange, 201, resource(take(form)));
            case TOO_MANY -> tooMany(exchange);
            case UNAVAILABLE -> html(exchange);
            case TAKE_AND_FAIL -> {
                take(form);
                html(exchange);
            }
            case TAKE_IN_SILENCE -> {
                take(form);
                waitForTheEnd(Duration.ofDays(1));
                exchange.close();
            }
            case TAKE_SLOWLY -> {
                var message = take(form);
                waitForTheEnd(LATE);
                answer(exchange, 201, resource(message));
            }
            case OPTED_OUT -> problem(exchange, 400, 21610, "Attempt to send to unsubscribed recipient");
            case NO_NUMBER -> problem(exchange, 400, 21211, "The 'To' number " + to + " is not a valid phone number.");
        }
    }

    private void waitForTheEnd(Duration atMost) {
        try {
            if (end.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        }
    }

    private Taken take(Map<String, String> form) {
        var message = new Taken(
                "SM" + UUID.randomUUID().toString().replace("-", ""),
                form.getOrDefault("To", ""),
                form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", "")),
                form.getOrDefault("Body", ""),
                form.getOrDefault("StatusCallback", ""),
                Instant.now());
        synchronized (this) {
            taken.add(0, message);
        }
        before.forEach(status -> tell(message, status));
        after.forEach(status -> threads.execute(() -> tell(message, status)));
        return message;
    }

    private void tell(Taken message, String status) {
        var form = "MessageSid=" + message.sid() + "&MessageStatus=" + status;
        var request = HttpRequest.newBuilder(URI.create(message.statusCallback()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException cause) {
            // Thrown in a thread of the pool, it would be the failure of whatever a test awaits then.
            LOG.warn("Nobody took the word that {} is {}", message.sid(), status, cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        }
    }

    private void tooMany(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "1");
        problem(exchange, 429, 20429, "Too Many Requests");
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var to = form(query == null ? "" : query).getOrDefault("To", "");
        var page = new LinkedHashMap<String, Object>();
        page.put("messages", takenFor(to).stream().map(this::resource).toList());
        page.put("page", 0);
        page.put("page_size", 200);
        page.put("start", 0);
        page.put("end", 0);
        page.put("uri", exchange.getRequestURI().toString());
        page.put("first_page_uri", exchange.getRequestURI().toString());
        page.put("next_page_uri", null);
        page.put("previous_page_uri", null);
        answer(exchange, 200, page);
    }

    private Map<String, Object> resource(Taken message) {
        var at = message.at().atOffset(ZoneOffset.UTC).format(RFC_2822);
        var resource = new LinkedHashMap<String, Object>();
        resource.put("account_sid", ACCOUNT);
        resource.put("api_version", "2010-04-01");
        resource.put("body", message.body());
        resource.put("date_created", at);
        resource.put("date_sent", null);
        resource.put("date_updated", at);
        resource.put("direction", "outbound-api");
        resource.put("error_code", null);
        resource.put("error_message", null);
        resource.put("from", message.from());
        resource.put("num_media", "0");
        resource.put("num_segments", "1");
        resource.put("price", null);
        resource.put("price_unit", "USD");
        resource.put("sid", message.sid());
        resource.put("status", "queued");
        resource.put("to", message.to());
        resource.put("uri", "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + message.sid() + ".json");
        return resource;
    }

    private void problem(HttpExchange exchange, int status, int code, String message) throws IOException {
        answer(
                exchange,
                status,
                Map.of(
                        "code",
                        code,
                        "message",
                        message,
                        "more_info",
                        "https://www.twilio.com/docs/errors/" + code,
                        "status",
                        status));
    }

    private static void html(HttpExchange exchange) throws IOException {
        write(
                exchange,
                503,
                "text/html",
                "<html><body>Service Unavailable</body></html>".getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        write(exchange, status, "application/json", json.writeValueAsBytes(body));
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> form(String encoded) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : encoded.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
