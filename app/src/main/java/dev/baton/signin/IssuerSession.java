package dev.baton.signin;

import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.util.UriComponentsBuilder;

/** A browser's session at the issuer: how Baton ends it, and how it hears in that browser that it is over. */
public class IssuerSession {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerSession.class);

    private final ClientRegistrationRepository registrations;
    private final IssuerPresence issuer;
    private final SignIns signIns;
    private final String uri;

    /**
     * @param uri by which the issuer calls itself
     */
    IssuerSession(ClientRegistrationRepository registrations, IssuerPresence issuer, SignIns signIns, String uri) {
        this.registrations = registrations;
        this.issuer = issuer;
        this.signIns = signIns;
        this.uri = uri;
    }

    /**
     * Ends the sign-ins of one session, as the issuer's page has the browser ask for (OpenID Connect Front-Channel Logout
     * 1.0, section 2). Whoever knows a session's id, which is as hard to guess as a cookie, may do that.
     *
     * @param session the claim {@code sid} of its sign-ins; of an unknown one nothing ends
     * @return false if that is not the issuer people sign in at
     */
    public boolean over(String issuer, String session) {
        if (!issuer.equals(uri)) {
            return false;
        }
        LOG.info("The issuer has ended {} sign-ins of a browser", signIns.endIssuerSession(session));
        return true;
    }

    /**
     * Where it can be ended, when Baton has refused whoever it belongs to, to sign in as somebody else; nothing while the issuer is away.
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
