package dev.baton.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends a browser to the issuer only while the issuer is there. */
class StartOfSignIn extends OncePerRequestFilter {
    static final String PATH = "/oauth2/authorization/" + OpenIdConfiguration.REGISTRATION;

    private final IssuerPresence issuer;

    StartOfSignIn(IssuerPresence issuer) {
        this.issuer = issuer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (issuer.isThere()) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + SignInRefusals.AWAY);
        }
    }
}
