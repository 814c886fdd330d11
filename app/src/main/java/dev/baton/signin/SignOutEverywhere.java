package dev.baton.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Who signs out of Baton signs out at the issuer too (OpenID Connect RP-Initiated Logout 1.0), and so everywhere. While
 * the issuer is away they are signed out of Baton at least, and told that it is only that.
 */
class SignOutEverywhere implements LogoutSuccessHandler {
    static final String SIGNED_OUT = "/signed-out";

    private final OidcClientInitiatedLogoutSuccessHandler atIssuer;
    private final IssuerPresence issuer;

    SignOutEverywhere(ClientRegistrationRepository registrations, IssuerPresence issuer) {
        this.atIssuer = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        this.atIssuer.setPostLogoutRedirectUri("{baseUrl}" + SIGNED_OUT);
        this.issuer = issuer;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person)
            throws IOException, ServletException {
        if (person == null) {
            response.sendRedirect(request.getContextPath() + SIGNED_OUT);
        } else if (issuer.isThere()) {
            atIssuer.onLogoutSuccess(request, response, person);
        } else {
            response.sendRedirect(request.getContextPath() + SIGNED_OUT + "?only=here");
        }
    }
}
