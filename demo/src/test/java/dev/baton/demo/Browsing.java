package dev.baton.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's session at Baton, as a browser without scripts would hold it. */
final class Browsing {
    /** The token in a form. */
    static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final HttpClient STAYS = HttpClient.newHttpClient();

    private @Nullable String csrf;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    static Browsing as(String login) {
        var browsing = new Browsing();
        var page = browsing.get("/login").body();
        var token = CSRF.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no token: " + page);
        }
        var form = "username=" + login + "&password=" + DemoPerson.PASSWORD + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        browsing.send(HttpRequest.newBuilder(at("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return browsing;
    }

    /** Somebody who has not signed in. */
    static Browsing asNobody() {
        return new Browsing();
    }

    /**
     * An answer.
     *
     * @param type its media type
     * @param location where it sends the browser; empty for nowhere
     */
    record Reply(int status, String type, String location, String body) {
        String brief() {
            return status + " "
                    + body.replaceAll("<style.*?</style>|<[^>]+>|\\s+", " ").strip();
        }
    }

    /** Asks for anything, as pages and Camunda's applications do: with their tokens, and with nothing else to say. */
    Reply ask(String method, String path, String... headers) {
        return reply(http, method, path, headers);
    }

    /** The same, and stays where a redirect begins. */
    Reply askOnce(String method, String path, String... headers) {
        return reply(STAYS, method, path, headers);
    }

    private Reply reply(HttpClient client, String method, String path, String... headers) {
        var machine = path.startsWith("/api/v1") || path.startsWith("/engine-rest") || path.startsWith("/camunda/api");
        var token = machine ? "" : token();
        var body = method.equals("GET")
                ? ""
                : machine ? "{}" : "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(at(path))
                .header("Accept", machine ? "*/*" : "text/html")
                .header(
                        "Content-Type",
                        path.equals("/api/v1/imports")
                                ? "text/csv"
                                : machine ? "application/json" : "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = send(client, request);
        return new Reply(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("Location").orElse(""),
                answer.body());
    }

    /** The token of this session's pages; read once. */
    private String token() {
        if (csrf == null) {
            var found = CSRF.matcher(get("/work").body());
            csrf = found.find() ? found.group(1) : "";
        }
        return csrf;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html, application/json"));
    }

    /** Sends a form with these values, its token among them, and follows where it leads. */
    HttpResponse<String> submit(String path, Map<String, String> values) {
        var form = values.entrySet().stream()
                .map(value -> URLEncoder.encode(value.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** As Camunda's web applications do: with the token their first page set as a cookie. */
    HttpResponse<String> post(String path, String json, String token) {
        return send("POST", path, json, token);
    }

    /** Any request, with the token of this session's forms; the body is a form unless the type says otherwise. */
    HttpResponse<String> request(String method, String path, String type, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .header("Accept", "text/html, application/json")
                .header("X-CSRF-TOKEN", token())
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As {@link #request}, by somebody to whom a refusal is told in few words: no page is drawn for each of thousands. */
    HttpResponse<String> attempt(String method, String path, String type, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .header("Accept", "application/problem+json, application/json, text/html;q=0.5")
                .header("X-CSRF-TOKEN", token())
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Hands the engine a lead-qualification of its own, for a tenant or, when that is empty, for all. */
    HttpResponse<String> deploy(String path, String tenant) {
        var model = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                  targetNamespace="t"><process id="lead-qualification" isExecutable="true" camunda:historyTimeToLive="P30D">
                <startEvent id="StartEvent_Planted" camunda:asyncBefore="true"/></process></definitions>""";
        var body = part("deployment-name", "planted")
                + (tenant.isEmpty() ? "" : part("tenant-id", tenant))
                + "--cut\r\nContent-Disposition: form-data; name=\"data\"; filename=\"lead-qualification.bpmn\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + model + "\r\n--cut--\r\n";
        return request("POST", path, "multipart/form-data; boundary=cut", body);
    }

    private static String part(String name, String value) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    HttpResponse<String> put(String path, String json, String token) {
        return send("PUT", path, json, token);
    }

    /** As Camunda's web applications do, by any method. */
    HttpResponse<String> send(String method, String path, String json, String token) {
        return send(method, path, json, token, "application/json");
    }

    HttpResponse<String> send(String method, String path, String body, String token, String type) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", token)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The cookie of that name. */
    String cookie(String name) {
        return ((CookieManager) http.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(HttpCookie::getValue)
                        .findFirst()
                        .orElse("");
    }

    private static URI at(String path) {
        return URI.create(TheDemo.address() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(http, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }
}
