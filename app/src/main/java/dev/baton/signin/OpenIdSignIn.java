package dev.baton.signin;

import dev.baton.identity.SignedIn;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

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
    private final ClientRegistrationRepository registrations;
    private final SignOutEverywhere signOut;
    private final SignedOutElsewhere elsewhere;
    private final SignInBook book;
    private final SignInCheck check;

    OpenIdSignIn(
            Reception reception,
            IssuerPresence issuer,
            ClientRegistrationRepository registrations,
            SignedOutElsewhere elsewhere,
            SignInBook book,
            SignInCheck check) {
        this.reception = reception;
        this.issuer = issuer;
        this.registrations = registrations;
        this.signOut = new SignOutEverywhere(registrations, issuer);
        this.elsewhere = elsewhere;
        this.book = book;
        this.check = check;
    }

    @Override
    public void on(HttpSecurity pages) {
        try {
            pages.oauth2Login(login -> login.loginPage(StartOfSignIn.PATH)
                            .authorizedClientRepository(book)
                            .failureHandler(new SignInRefusals(issuer))
                            .userInfoEndpoint(info -> info.oidcUserService(this::load)))
                    .addFilterBefore(
                            new StartOfSignIn(issuer, registrations), OAuth2AuthorizationRequestRedirectFilter.class)
                    .addFilterBefore(check, AnonymousAuthenticationFilter.class)
                    .oidcLogout(logout -> logout.oidcSessionRegistry(new NobodysSessions())
                            .backChannel(channel -> channel.logoutHandler(elsewhere)))
                    .logout(logout -> logout.addLogoutHandler(book).logoutSuccessHandler(signOut));
        } catch (Exception cause) {
            throw new SignInFailed(cause);
        }
    }

    private OidcUser load(OidcUserRequest request) {
        var user = new OidcUserService().loadUser(request);
        return new OpenIdPerson(user, reception.receive(user));
    }
}
