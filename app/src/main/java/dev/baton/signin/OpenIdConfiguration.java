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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
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
    IssuerSession issuerSession(
            ClientRegistrationRepository registrations, IssuerPresence presence, SignIns signIns, Issuer issuer) {
        return new IssuerSession(registrations, presence, signIns, issuer.uri());
    }

    @Bean
    SignIns signIns(JdbcClient jdbc, Clock clock) {
        return new SignIns(jdbc, clock);
    }

    @Bean
    IssuersWord issuersWord(ClientRegistrationRepository registrations, Clock clock) {
        return new IssuersWord(registrations, clock);
    }

    @Bean
    SignInBook signInBook(SignIns signIns, IssuersWord issuer) {
        return new SignInBook(signIns, issuer);
    }

    @Bean
    SignIn openIdSignIn(
            Reception reception,
            IssuerPresence presence,
            ClientRegistrationRepository registrations,
            SignIns signIns,
            SignInBook book,
            IssuersWord issuer,
            Clock clock) {
        return new OpenIdSignIn(
                reception,
                presence,
                registrations,
                new SignedOutElsewhere(signIns),
                book,
                new SignInCheck(signIns, issuer, SecurityConfiguration.files(), clock));
    }

    @Bean
    Reception reception(TokenPeople people, Tenants tenants, Arrivals arrivals) {
        return new Reception(people, tenants, arrivals);
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
