package dev.baton.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** An issuer that has just started answers one question, and not the next. */
class StartOfSignInTest {
    private final AtomicInteger answers = new AtomicInteger();
    private HttpServer issuer;
    private StartOfSignIn start;

    @BeforeEach
    void startIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var address = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/realm";
        var itself = """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}""".formatted(address);
        issuer.createContext("/", exchange -> {
            var body = itself.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answers.getAndDecrement() > 0 ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        var registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(address)
                        .registrationId(OpenIdConfiguration.REGISTRATION)
                        .clientId("baton")
                        .build()));
        start = new StartOfSignIn(new IssuerPresence(address), registrations);
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop(0);
    }

    @Test
    void nobody_is_sent_to_an_issuer_that_does_not_say_how_to_sign_in() throws ServletException, IOException {
        answers.set(1);

        assertThat(begin().getRedirectedUrl()).isEqualTo("/sign-in/away");
    }

    @Test
    void an_issuer_that_is_there_again_is_asked_again() throws ServletException, IOException {
        answers.set(1);
        assertThat(begin().getRedirectedUrl()).isEqualTo("/sign-in/away");
        answers.set(2);

        assertThat(begin().getRedirectedUrl()).isNull();
    }

    private MockHttpServletResponse begin() throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        start.doFilter(new MockHttpServletRequest("GET", StartOfSignIn.PATH), response, new MockFilterChain());
        return response;
    }
}
