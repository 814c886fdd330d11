package dev.baton.signin;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The real rules of who may reach what, for tests of pages. No {@code @Configuration}, so that nobody's scan finds it. */
@Import(SecurityConfiguration.class)
public class PageSecurity {
    public static final UUID TENANT = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    @Bean
    SignIn testSignIn() {
        return pages -> {
            try {
                pages.formLogin(Customizer.withDefaults());
            } catch (Exception cause) {
                throw new SignIn.SignInFailed(cause);
            }
        };
    }

    /** Anna, with that role, in the team {@code sales-sdr}. */
    public static SignedIn anna(Role role) {
        return new SignedIn("anna", "Anna Berg", TENANT, Set.of(role), Set.of("sales-sdr"), false);
    }

    /** Makes a request Anna's. */
    public static RequestPostProcessor as(Role role) {
        var person = anna(role);
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(person, "", SignedInAuthorities.of(person)));
    }
}
