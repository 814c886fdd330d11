package dev.baton.signin;

import dev.baton.identity.SignedIn;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** People sign in at the tenant's OpenID Connect issuer: authorization code with PKCE. */
class OpenIdSignIn implements SignIn {
    /** Who the issuer says signed in, and who that is in Baton. */
    static class OpenIdPerson extends DefaultOidcUser implements HasSignedIn {
        private final SignedIn person;

        OpenIdPerson(OidcUser user, SignedIn person) {
            super(SignedInAuthorities.of(person), user.getIdToken(), user.getUserInfo());
            this.person = person;
        }

        @Override
        public SignedIn signedIn() {
            return person;
        }

        @Override
        public String getName() {
            return person.login();
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && other instanceof OpenIdPerson that && person.equals(that.person);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }

    private final Reception reception;
    private final IssuerPresence issuer;
    private final SignOutEverywhere signOut;
    private final SignedOutElsewhere elsewhere;

    OpenIdSignIn(Reception reception, IssuerPresence issuer, SignOutEverywhere signOut, SignedOutElsewhere elsewhere) {
        this.reception = reception;
        this.issuer = issuer;
        this.signOut = signOut;
        this.elsewhere = elsewhere;
    }

    @Override
    public void on(HttpSecurity pages) {
        try {
            pages.oauth2Login(login -> login.loginPage(StartOfSignIn.PATH)
                            .failureHandler(new SignInRefusals(issuer))
                            .userInfoEndpoint(info -> info.oidcUserService(this::load)))
                    .addFilterBefore(new StartOfSignIn(issuer), OAuth2AuthorizationRequestRedirectFilter.class)
                    .oidcLogout(logout -> logout.backChannel(channel -> channel.logoutHandler(elsewhere)))
                    .logout(logout -> logout.logoutSuccessHandler(signOut));
        } catch (Exception cause) {
            throw new SignInFailed(cause);
        }
    }

    private OidcUser load(OidcUserRequest request) {
        var user = new OidcUserService().loadUser(request);
        return new OpenIdPerson(user, reception.receive(user));
    }
}
