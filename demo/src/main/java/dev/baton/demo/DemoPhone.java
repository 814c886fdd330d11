package dev.baton.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customers' telephones: a server in this process that speaks Twilio's API for messages, keeps what Baton sends, tells
 * it how far that came, and hands in what customers answer, signed as Twilio signs.
 */
public final class DemoPhone implements AutoCloseable {
    /** Where texts of the demo come from and are answered to. */
    static final String OURS = "+4915735980001";

    private static final Logger LOG = LoggerFactory.getLogger(DemoPhone.class);
    private static final String ACCOUNT = "ACdemodemodemodemodemodemodemodemo";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final HttpServer server;
    private final String token = UUID.randomUUID().toString().replace("-", "");
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "demo-phone");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock = Clock.systemUTC();
    private final List<Text> texts = new ArrayList<>();

    /**
     * A text on somebody's telephone.
     *
     * @param number the customer's
     * @param received true when Baton sent it
     * @param report where Baton wants to be told of it; empty for a customer's own
     */
    public record Text(String sid, String number, boolean received, String words, String report, Instant at) {}

    private DemoPhone(HttpServer server) {
        this.server = server;
    }

    static DemoPhone start() {
        try {
            var phone = new DemoPhone(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
            phone.server.setExecutor(phone.threads);
            phone.server.createContext("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json", phone::messages);
            phone.server.start();
            return phone;
        } catch (IOException cause) {
            throw new UncheckedIOException("No telephone can be had", cause);
        }
    }

    Map<String, Object> settings() {
        return Map.of(
                "baton.sms.account-sid", ACCOUNT,
                "baton.sms.auth-token", token,
                "baton.sms.from", OURS,
                "baton.sms.base-address",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Everybody who got or wrote a text, in order. */
    public synchronized List<String> numbers() {
        return texts.stream().map(Text::number).distinct().sorted().toList();
    }

    /** What somebody got and wrote, the newest first. */
    public synchronized List<Text> texts(String number) {
        return texts.stream().filter(text -> text.number().equals(number)).toList();
    }

    /** Hands in what a customer writes; answers with Baton's status. */
    int write(String number, String words, URI hook) {
        var text = new Text("SM" + name(), number, false, words, "", clock.instant());
        keep(text);
        return hand(
                hook,
                Map.of(
                        "MessageSid",
                        text.sid(),
                        "AccountSid",
                        ACCOUNT,
                        "From",
                        number,
                        "To",
                        OURS,
                        "Body",
                        words,
                        "NumMedia",
                        "0"));
    }

    /** Tells Baton how far a text has come; answers with its status. */
    int tell(Text text, String status) {
        return hand(
                URI.create(text.report()),
                Map.of(
                        "MessageSid",
                        text.sid(),
                        "AccountSid",
                        ACCOUNT,
                        "From",
                        OURS,
                        "To",
                        text.number(),
                        "MessageStatus",
                        status));
    }

    private int hand(URI hook, Map<String, String> form) {
        return hand(hook, form, signature(hook, form));
    }

    int hand(URI hook, Map<String, String> form, String signature) {
        var body = form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(hook)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while handing in a text", cause);
        }
    }

    /** As Twilio signs: the address, then each field's name and value in the order of names, by HMAC-SHA1. */
    String signature(URI hook, Map<String, String> form) {
        var signed = new StringBuilder(hook.toString());
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("Every Java can do this", cause);
        }
    }

    private void messages(HttpExchange exchange) throws IOException {
        var login =
                "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + token).getBytes(StandardCharsets.UTF_8));
        if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("code", 20003, "message", "Authenticate", "status", 401));
        } else if (exchange.getRequestMethod().equals("GET")) {
            var query = exchange.getRequestURI().getRawQuery();
            var to = form(query == null ? "" : query).getOrDefault("To", "");
            var page = new LinkedHashMap<String, Object>();
            page.put(
                    "messages",
                    texts(to).stream()
                            .filter(Text::received)
                            .map(DemoPhone::resource)
                            .toList());
            page.put("page", 0);
            page.put("page_size", 200);
            page.put("next_page_uri", null);
            answer(exchange, 200, page);
        } else {
            take(exchange);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var text = new Text(
                "SM" + name(),
                form.getOrDefault("To", ""),
                true,
                form.getOrDefault("Body", ""),
                form.getOrDefault("StatusCallback", ""),
                clock.instant());
        keep(text);
        answer(exchange, 201, resource(text));
        if (!text.report().isEmpty()) {
            threads.execute(() -> report(text));
        }
    }

    private void report(Text text) {
        for (var status : List.of("sent", "delivered")) {
            try {
                var answer = tell(text, status);
                if (answer / 100 != 2) {
                    LOG.warn("Baton answers {} to how far a text has come", answer);
                }
            } catch (UncheckedIOException stopped) {
                LOG.debug("Baton is not there to be told", stopped);
            }
        }
    }

    private synchronized void keep(Text text) {
        texts.add(0, text);
    }

    private static String name() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Map<String, Object> resource(Text text) {
        var at = text.at().atOffset(ZoneOffset.UTC).format(RFC_2822);
        var resource = new LinkedHashMap<String, Object>();
        resource.put("account_sid", ACCOUNT);
        resource.put("body", text.words());
        resource.put("date_created", at);
        resource.put("date_updated", at);
        resource.put("direction", "outbound-api");
        resource.put("from", OURS);
        resource.put("num_media", "0");
        resource.put("sid", text.sid());
        resource.put("status", "queued");
        resource.put("to", text.number());
        return resource;
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes;
        try {
            bytes = json.writeValueAsBytes(body);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("An answer should be writable", cause);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
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
        server.stop(0);
        threads.shutdownNow();
    }
}
