package dev.baton.signin;

import dev.baton.people.Arrivals;
import dev.baton.tenant.Tenants;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** OpenID Connect. The issuer is asked at the first sign-in, so that Baton starts while it is away. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.issuer.uri")
@EnableConfigurationProperties(OpenIdConfiguration.Issuer.class)
class OpenIdConfiguration {
    /** How Baton calls the issuer; a part of the addresses that the issuer sends browsers back to. */
    static final String REGISTRATION = "baton";

    /**
     * The issuer and who Baton is there.
     *
     * @param audience what an access token for the API must name; the client id if not told
     */
    @ConfigurationProperties("baton.issuer")
    record Issuer(
            String uri,
            String clientId,
            String clientSecret,
            @Nullable String audience) {
        String requiredAudience() {
            return audience == null ? clientId : audience;
        }
    }

    @Bean
    TokenPeople tokenPeople(Tenants tenants) {
        return new TokenPeople(tenants);
    }

    @Bean
    IssuerPresence issuerPresence(Issuer issuer) {
        return new IssuerPresence(issuer.uri());
    }

    @Bean
    IssuerSession issuerSession(ClientRegistrationRepository registrations, IssuerPresence issuer) {
        return new IssuerSession(registrations, issuer);
    }

    @Bean
    SignIn openIdSignIn(
            TokenPeople people,
            Tenants tenants,
            Arrivals arrivals,
            IssuerPresence issuer,
            SignedOutElsewhere elsewhere,
            ClientRegistrationRepository registrations) {
        return new OpenIdSignIn(
                new Reception(people, tenants, arrivals),
                issuer,
                new SignOutEverywhere(registrations, issuer),
                elsewhere);
    }

    /** Which session here belongs to which at the issuer. */
    @Bean
    OidcSessionRegistry signIns() {
        return new InMemoryOidcSessionRegistry();
    }

    @Bean
    SignedOutElsewhere signedOutElsewhere(OidcSessionRegistry signIns) {
        return new SignedOutElsewhere(signIns);
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(Issuer issuer) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer.uri())
                        .registrationId(REGISTRATION)
                        .clientId(issuer.clientId())
                        .clientSecret(issuer.clientSecret())
                        .scope("openid", "profile", "email")
                        // A client with a secret gets PKCE (RFC 7636) only when it asks for it.
                        .clientSettings(ClientRegistration.ClientSettings.builder()
                                .requireProofKey(true)
                                .build())
                        .build()));
    }

    /** Baton asks nobody in the name of a person, so it keeps no token that could. */
    @Bean
    OAuth2AuthorizedClientRepository nobodysClients() {
        return new ForgottenTokens();
    }

    @Bean
    JwtDecoder jwtDecoder(Issuer issuer, ClientRegistrationRepository registrations, Clock clock) {
        var keys = new IssuerKeys(
                () -> registrations
                        .findByRegistrationId(REGISTRATION)
                        .getProviderDetails()
                        .getJwkSetUri(),
                clock);
        return new ApiTokens(keys, issuer.uri(), issuer.requiredAudience(), clock);
    }
}
