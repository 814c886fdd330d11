package dev.baton.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A machine that talks to Baton's REST API. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String authorization;

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException cause) {
                throw new UncheckedIOException("No JSON: " + response.body(), cause);
            }
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }

    private Api(String authorization) {
        this.authorization = authorization;
    }

    static Api with(String key) {
        return new Api("Bearer " + key);
    }

    static Api withoutKey() {
        return new Api("");
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body, String... headers) {
        return send(headers(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers));
    }

    Answer postCsv(String path, String body) {
        return send(request(path).header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer patch(String path, String body, String... headers) {
        return send(headers(
                request(path)
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body)),
                headers));
    }

    /** Sends JSON by any method, with these headers and no others. */
    Answer send(String method, String path, String body, String... headers) {
        return send(headers(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)),
                headers));
    }

    Answer request(String method, String path, String type, String body) {
        return send(request(path)
                .header("Content-Type", type)
                .header("If-Match", "\"0\"")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The work that waits for people about a lead, looked for by its name: there is more of others than one page shows. */
    Stream<JsonNode> workOf(String lead) {
        var name = get("/leads/" + lead).json().path("lastName").asText();
        var found = get("/work-items?scope=all&size=200&q=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        return StreamSupport.stream(found.json().path("items").spliterator(), false)
                .filter(item -> item.path("record").path("id").asText().equals(lead));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(TheDemo.address() + "/api/v1" + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }
}
