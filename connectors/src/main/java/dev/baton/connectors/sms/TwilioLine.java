package dev.baton.connectors.sms;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.baton.outbox.NotNow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The SDK's line to Twilio, at the address of the settings. Each request goes out once: the SDK's own line sends one
 * again that was answered with 5xx, and with that a text twice.
 */
class TwilioLine extends HttpClient {
    /** What a text that Twilio did not take is known by. */
    static final String TOO_MANY = "Twilio answers 429";

    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final URI baseAddress;
    private final Duration timeout;
    private final java.net.http.HttpClient http;

    TwilioLine(SmsSettings settings) {
        this.baseAddress = settings.baseAddress();
        this.timeout = settings.peerTimeout();
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        var answer = ask(request);
        var status = answer.statusCode();
        if (status == 429) {
            throw new NotNow(TOO_MANY, wait(answer));
        }
        if (status >= 500) {
            throw new UncheckedIOException(new IOException("Twilio answers " + status));
        }
        return new Response(answer.body(), status);
    }

    private HttpResponse<String> ask(Request request) {
        var asked = HttpRequest.newBuilder(addressOf(request))
                .timeout(timeout)
                .header("Accept", "application/json")
                .header("Authorization", request.getAuthString());
        if (request.getMethod() == HttpMethod.POST) {
            asked.header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
        }
        try {
            return http.send(asked.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Twilio", cause);
        }
    }

    private URI addressOf(Request request) {
        return URI.create(baseAddress.toString().replaceFirst("/+$", "")
                + request.constructURL().getFile());
    }

    /** As Twilio asks, if it asks for something reasonable. */
    private static Duration wait(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(asked -> asked.compareTo(LONGEST_REST) <= 0)
                .orElse(Duration.ZERO);
    }
}
