package dev.baton.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends the sessions that the issuer says are over (OpenID Connect Back-Channel Logout 1.0). Spring Security's own
 * handler would ask Baton over HTTP to sign each one out, by an address it has to guess.
 */
class SignedOutElsewhere implements LogoutHandler, HttpSessionListener, HttpSessionIdListener {
    private static final Logger LOG = LoggerFactory.getLogger(SignedOutElsewhere.class);

    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final OidcSessionRegistry signIns;

    SignedOutElsewhere(OidcSessionRegistry signIns) {
        this.signIns = signIns;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        sessions.remove(before);
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.remove(event.getSession().getId());
        var ignored = signIns.removeSessionInformation(event.getSession().getId());
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication told) {
        if (told != null && told.getPrincipal() instanceof OidcLogoutToken token) {
            signIns.removeSessionInformation(token).forEach(this::end);
        }
    }

    private void end(OidcSessionInformation signIn) {
        var session = sessions.remove(signIn.getSessionId());
        if (session == null) {
            LOG.info("The issuer has ended a session that is not here any more");
            return;
        }
        try {
            session.invalidate();
            LOG.info("The issuer has ended a session");
        } catch (IllegalStateException over) {
            LOG.debug("A session the issuer ended was over already", over);
        }
    }
}
