package dev.baton.signin;

import java.net.URI;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.util.UriComponentsBuilder;

/** A browser's session at the issuer, of which Baton knows nothing when it has refused whoever it belongs to. */
public class IssuerSession {
    private final ClientRegistrationRepository registrations;
    private final IssuerPresence issuer;

    IssuerSession(ClientRegistrationRepository registrations, IssuerPresence issuer) {
        this.registrations = registrations;
        this.issuer = issuer;
    }

    /**
     * Where it can be ended, to sign in as somebody else; nothing while the issuer is away.
     *
     * @param address of Baton, to come back to
     */
    public Optional<URI> end(String address) {
        if (!issuer.isThere()) {
            return Optional.empty();
        }
        var client = registrations.findByRegistrationId(OpenIdConfiguration.REGISTRATION);
        return Optional.ofNullable(
                        client.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(endpoint -> UriComponentsBuilder.fromUriString(endpoint.toString())
                        .queryParam("client_id", client.getClientId())
                        .queryParam("post_logout_redirect_uri", address + SignOutEverywhere.SIGNED_OUT)
                        .encode()
                        .build()
                        .toUri());
    }
}
