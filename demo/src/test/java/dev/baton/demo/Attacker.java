package dev.baton.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody who sends what no page of Baton would send; follows no redirect. */
final class Attacker {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;

    private Attacker(HttpClient.Builder http) {
        this.http = http.cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    static Attacker stranger() {
        return new Attacker(HttpClient.newBuilder());
    }

    /** Somebody who is signed in, with a browser that holds the session. */
    static Attacker signedIn(String login) {
        var somebody = stranger();
        var answer = somebody.signIn(login, DemoPerson.PASSWORD);
        if (answer.statusCode() != 302 || location(answer).contains("error")) {
            throw new IllegalStateException(login + " is not signed in: " + answer);
        }
        return somebody;
    }

    HttpResponse<String> signIn(String login, String password, String... headers) {
        var token = tokenOn("/login");
        return form("/login", Map.of("username", login, "password", password, "_csrf", token), headers);
    }

    /** The token that forms of this page carry. */
    String tokenOn(String path) {
        var page = get(path).body();
        var token = Browsing.CSRF.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException(path + " has no token: " + page);
        }
        return token.group(1);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, body, and(headers, "Content-Type", "application/x-www-form-urlencoded"));
    }

    HttpResponse<String> json(String method, String path, String body, String... headers) {
        return send(method, path, body, and(headers, "Content-Type", "application/json"));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(TheDemo.address() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (List.of(headers).stream().noneMatch("Accept"::equalsIgnoreCase)) {
            request.header("Accept", "text/html");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(method + " " + path, cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String[] and(String[] headers, String name, String value) {
        var all = new ArrayList<>(List.of(headers));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }
}
