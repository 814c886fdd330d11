package dev.baton.signin;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys. Asked again every few minutes, and at once for a key nobody has seen (the issuer changed
 * its keys), but not more often than every few seconds, whatever strangers send. While the issuer is away, the keys it had last still count for
 * {@value #HOURS_WITHOUT_ISSUER} hours; a key that is not among them may be a new one, so nobody can say.
 */
class IssuerKeys implements JWKSource<SecurityContext> {
    private static final long HOURS_WITHOUT_ISSUER = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(3);

    private record LastSeen(JWKSet keys, Instant at) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Supplier<String> address;
    private final Clock clock;
    private volatile @Nullable JWKSource<SecurityContext> source;
    private volatile @Nullable LastSeen lastSeen;

    /**
     * @param address where the issuer publishes its keys; may fail while the issuer is away
     */
    IssuerKeys(Supplier<String> address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return source().get(selector, context);
        } catch (KeySourceException away) {
            var known = lastSeen;
            if (known != null
                    && away instanceof RateLimitReachedException
                    && known.at().plus(AT_MOST_EVERY).isAfter(clock.instant())) {
                return selector.select(known.keys()); // The issuer has just said that there are no others.
            }
            if (known != null
                    && known.at().plus(Duration.ofHours(HOURS_WITHOUT_ISSUER)).isAfter(clock.instant())) {
                var keys = selector.select(known.keys());
                if (!keys.isEmpty()) {
                    return keys;
                }
            }
            throw away;
        }
    }

    private JWKSource<SecurityContext> source() throws KeySourceException {
        var known = source;
        if (known == null) {
            known = JWKSourceBuilder.<SecurityContext>create(url(), (ResourceRetriever) this::fetch)
                    .cache(FRESH.toMillis(), PATIENCE.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(AT_MOST_EVERY.toMillis())
                    .build();
            source = known;
        }
        return known;
    }

    private URL url() throws KeySourceException {
        try {
            return URI.create(address.get()).toURL();
        } catch (RuntimeException | IOException away) {
            throw new JWKSetUnavailableException("The issuer does not say where its keys are", away);
        }
    }

    private Resource fetch(URL url) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url.toString()))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The issuer's keys were answered with " + answer.statusCode());
            }
            lastSeen = new LastSeen(JWKSet.parse(answer.body()), clock.instant());
            return new Resource(answer.body(), "application/json");
        } catch (ParseException cause) {
            throw new IOException("The issuer's keys cannot be read", cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", cause);
        }
    }
}
