package dev.baton.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a browser to the issuer only while the issuer is there. The first who comes after Baton's start makes it read what
 * the issuer says of itself, which an issuer that is just starting may fail to say.
 */
class StartOfSignIn extends OncePerRequestFilter {
    static final String PATH = "/oauth2/authorization/" + OpenIdConfiguration.REGISTRATION;

    private static final Logger LOG = LoggerFactory.getLogger(StartOfSignIn.class);

    private final IssuerPresence issuer;
    private final ClientRegistrationRepository registrations;

    StartOfSignIn(IssuerPresence issuer, ClientRegistrationRepository registrations) {
        this.issuer = issuer;
        this.registrations = registrations;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (issuer.isThere() && isKnown()) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + SignInRefusals.AWAY);
        }
    }

    private boolean isKnown() {
        try {
            return registrations.findByRegistrationId(OpenIdConfiguration.REGISTRATION) != null;
        } catch (RuntimeException notYet) {
            LOG.warn("The issuer is there, but does not say how to sign in: {}", notYet.getMessage());
            return false;
        }
    }
}
