package dev.baton.signin;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Whether the issuer stands by a sign-in. It says so by taking the refresh token, or refusing it. */
class IssuersWord {
    /** What the issuer says of a sign-in. */
    sealed interface Answer {
        /**
         * It holds.
         *
         * @param refreshToken to ask with the next time
         */
        record Holds(String refreshToken, Instant askAgainAt) implements Answer {}

        /** Signed out there, too long ago, disabled, removed: the issuer does not tell which. */
        record Over() implements Answer {}

        /** The issuer is away, or cannot answer. */
        record Silence() implements Answer {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(IssuersWord.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Asked at least this often about whoever works, however long the issuer's tokens live. */
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(5);

    private final RestClientRefreshTokenTokenResponseClient tokens = new RestClientRefreshTokenTokenResponseClient();
    private final ClientRegistrationRepository registrations;
    private final Clock clock;

    IssuersWord(ClientRegistrationRepository registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(known -> {
                    known.clear();
                    known.addAll(List.of(
                            new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    Answer on(String refreshToken) {
        try {
            var client = registrations.findByRegistrationId(OpenIdConfiguration.REGISTRATION);
            var now = clock.instant();
            // The protocol does not send the access token; the class only cannot do without.
            var spent = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "spent", now.minusSeconds(1), now);
            return holds(
                    refreshToken,
                    tokens.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                            client, spent, new OAuth2RefreshToken(refreshToken, now.minusSeconds(1)))));
        } catch (OAuth2AuthorizationException refused) {
            if (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                return new Answer.Over();
            }
            LOG.warn("The issuer does not say whether a sign-in holds: {}", refused.getMessage());
            return new Answer.Silence();
        } catch (RuntimeException away) {
            LOG.warn("The issuer cannot be asked whether a sign-in holds: {}", away.getMessage());
            return new Answer.Silence();
        }
    }

    private Answer holds(String asked, OAuth2AccessTokenResponse answer) {
        var next = answer.getRefreshToken();
        return new Answer.Holds(next == null ? asked : next.getTokenValue(), askAgainAt(answer.getAccessToken()));
    }

    /** When the token has expired, or earlier. */
    Instant askAgainAt(OAuth2AccessToken token) {
        var latest = clock.instant().plus(AT_LEAST_EVERY);
        var expires = Objects.requireNonNullElse(token.getExpiresAt(), latest);
        return expires.isBefore(latest) ? expires : latest;
    }
}
