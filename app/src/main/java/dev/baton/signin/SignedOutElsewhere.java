package dev.baton.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends the sign-ins that the issuer says are over (OpenID Connect Back-Channel Logout 1.0, section 2.6): those of one
 * session if it is named, else all of the person.
 *
 * <p>Keycloak (seen with 26.5.0) that ends all of a person's sessions at once tells of one of them only, so the word about
 * one is a doubt about the others: the issuer is asked about each.
 */
class SignedOutElsewhere implements LogoutHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignedOutElsewhere.class);

    private final SignIns signIns;

    SignedOutElsewhere(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication told) {
        if (told != null && told.getPrincipal() instanceof OidcLogoutToken token) {
            LOG.info("The issuer has ended {} sign-ins", end(token.getSubject(), token.getSessionId()));
        }
    }

    private int end(@Nullable String subject, @Nullable String issuerSession) {
        if (issuerSession == null) {
            return subject == null ? 0 : signIns.endAll(subject);
        }
        if (subject != null) {
            signIns.doubt(subject);
        }
        return signIns.endIssuerSession(issuerSession);
    }
}
