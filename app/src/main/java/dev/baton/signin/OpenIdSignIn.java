package dev.baton.signin;

import dev.baton.identity.SignedIn;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

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

    private final TokenPeople people;

    OpenIdSignIn(TokenPeople people) {
        this.people = people;
    }

    @Override
    public void on(HttpSecurity pages) {
        try {
            var wanted = new HttpSessionRequestCache();
            wanted.setMatchingRequestParameterName(null); // people keep the address they wanted, without "?continue"
            pages.requestCache(cache -> cache.requestCache(wanted))
                    .oauth2Login(login -> login.userInfoEndpoint(info -> info.oidcUserService(this::load)))
                    .oauth2Client(Customizer.withDefaults())
                    .logout(logout -> logout.logoutSuccessUrl("/"));
        } catch (Exception cause) {
            throw new SignInFailed(cause);
        }
    }

    private OidcUser load(OidcUserRequest request) {
        var user = new OidcUserService().loadUser(request);
        return new OpenIdPerson(user, people.read(user));
    }
}
