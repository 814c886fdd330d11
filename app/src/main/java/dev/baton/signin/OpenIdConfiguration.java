package dev.baton.signin;

import dev.baton.tenant.Tenants;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** OpenID Connect. The issuer is asked at the first sign-in, so that Baton starts while it is away. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.issuer.uri")
@EnableConfigurationProperties(OpenIdConfiguration.Issuer.class)
class OpenIdConfiguration {
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
            @org.jspecify.annotations.Nullable String audience) {
        String requiredAudience() {
            return audience == null ? clientId : audience;
        }
    }

    @Bean
    TokenPeople tokenPeople(Tenants tenants) {
        return new TokenPeople(tenants);
    }

    @Bean
    SignIn openIdSignIn(TokenPeople people) {
        return new OpenIdSignIn(people);
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(Issuer issuer) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer.uri())
                        .registrationId("baton")
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
    JwtDecoder jwtDecoder(Issuer issuer) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer.uri());
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer.uri()),
                    new JwtClaimValidator<List<String>>(
                            JwtClaimNames.AUD,
                            audience -> audience != null && audience.contains(issuer.requiredAudience()))));
            return decoder;
        });
    }
}
