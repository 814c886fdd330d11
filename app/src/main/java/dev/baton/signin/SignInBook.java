package dev.baton.signin;

import dev.baton.signin.OpenIdSignIn.OpenIdPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Writes down who signs in and out with this browser. Of the tokens a sign-in brings, the refresh token is kept, to ask
 * the issuer whether the person may still be here, and no token that opens anything.
 */
class SignInBook implements OAuth2AuthorizedClientRepository, LogoutHandler {
    private final SignIns signIns;
    private final IssuersWord issuer;

    SignInBook(SignIns signIns, IssuersWord issuer) {
        this.signIns = signIns;
        this.issuer = issuer;
    }

    /** The sign-in that a request's session comes from. */
    static Optional<UUID> signInOf(HttpServletRequest request) {
        var session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (String) session.getAttribute(SignIns.ATTRIBUTE))
                .map(UUID::fromString);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (person.getPrincipal() instanceof OpenIdPerson known) {
            signInOf(request).ifPresent(signIns::end);
            var token = Optional.ofNullable(client.getRefreshToken()).map(AbstractOAuth2Token::getTokenValue);
            var id = signIns.begin(
                    known.getSubject(),
                    known.getClaimAsString("sid"),
                    token.orElse(null),
                    issuer.askAgainAt(client.getAccessToken()));
            request.getSession().setAttribute(SignIns.ATTRIBUTE, id.toString());
        }
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        signInOf(request).ifPresent(signIns::end);
    }

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        // There is none.
    }
}
