package dev.baton.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests of a machine. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Asks Baton's API with an access token. */
    static HttpResponse<String> api(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(TheBaton.address() + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** Sends JSON to Baton's API with an access token. */
    static HttpResponse<String> post(String path, String token, String json) {
        return send(HttpRequest.newBuilder(URI.create(TheBaton.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    static HttpResponse<String> page(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/html, */*;q=0.5")
                .build());
    }

    static HttpResponse<String> form(String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    private Http() {}
}
