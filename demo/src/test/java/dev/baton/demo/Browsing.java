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
import java.util.regex.Pattern;

/** A person's session at Baton, as a browser without scripts would hold it. */
final class Browsing {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

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

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html, application/json"));
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** As Camunda's web applications do: with the token their first page set as a cookie. */
    HttpResponse<String> post(String path, String json, String token) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
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
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }
}
