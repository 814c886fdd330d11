package dev.baton.signin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Whether the issuer answers now. Asked before a browser is sent there: Baton can say what to do, a browser's own page
 * about a refused connection cannot.
 */
class IssuerPresence {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI discovery;

    IssuerPresence(String issuer) {
        this.discovery = URI.create(issuer + "/.well-known/openid-configuration");
    }

    boolean isThere() {
        var request = HttpRequest.newBuilder(discovery).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
