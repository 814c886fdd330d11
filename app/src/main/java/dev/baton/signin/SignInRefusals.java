package dev.baton.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Sends somebody whose sign-in failed to the page that says why and what to do. Of whoever has no place here nothing is
 * kept: there is no session afterwards.
 */
class SignInRefusals implements AuthenticationFailureHandler {
    static final String AWAY = "/sign-in/away";
    private static final Logger LOG = LoggerFactory.getLogger(SignInRefusals.class);

    /** What Spring's OAuth2LoginAuthenticationFilter calls a sign-in of which the session knows nothing. */
    private static final String REQUEST_NOT_FOUND = "authorization_request_not_found";

    private final IssuerPresence issuer;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInRefusals(IssuerPresence issuer) {
        this.issuer = issuer;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(request.getContextPath() + pageOf(request, failure));
    }

    private String pageOf(HttpServletRequest request, AuthenticationException failure) {
        if (failure instanceof Unwelcome unwelcome) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            LOG.info("A sign-in was refused: {}", failure.getMessage());
            return "/sign-in/refused?why=" + unwelcome.reason().key();
        }
        if (isForgotten(failure) && isSignedIn(request)) {
            // Another window of theirs was faster: the sign-in it began took the place of this one.
            LOG.info("Somebody came back from a sign-in that another one had overtaken");
            return "/";
        }
        if (!issuer.isThere()) {
            return AWAY;
        }
        LOG.warn("A sign-in failed: {}", failure.getMessage());
        return "/sign-in/refused?why=" + (isDenied(failure) ? "denied" : "failed");
    }

    private static boolean isForgotten(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException unknown
                && unknown.getError().getErrorCode().equals(REQUEST_NOT_FOUND);
    }

    private boolean isSignedIn(HttpServletRequest request) {
        var authentication = contexts.loadDeferredContext(request).get().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof HasSignedIn;
    }

    private static boolean isDenied(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals("access_denied");
    }
}
