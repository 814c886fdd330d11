package dev.baton.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/** Stands where Spring Security would keep, in this node alone, what {@link SignIns} keep for all. */
class NobodysSessions implements OidcSessionRegistry {
    @Override
    public void saveSessionInformation(OidcSessionInformation signIn) {
        // SignInBook has written it down.
    }

    @Override
    public @Nullable OidcSessionInformation removeSessionInformation(String session) {
        return null;
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return List.of();
    }
}
