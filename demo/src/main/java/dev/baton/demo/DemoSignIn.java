package dev.baton.demo;

import dev.baton.signin.SignIn;
import dev.baton.signin.SignedInAuthorities;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The demo people sign in with a page that names them all. */
@Component
class DemoSignIn implements SignIn, AuthenticationProvider {
    @Override
    public void on(HttpSecurity pages) {
        try {
            pages.authenticationProvider(this)
                    .formLogin(form ->
                            form.loginPage("/login").defaultSuccessUrl("/work").permitAll())
                    .logout(logout -> logout.logoutSuccessUrl("/login?out"));
        } catch (Exception cause) {
            throw new SignInFailed(cause);
        }
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var person = DemoPerson.ALL.stream()
                .filter(known -> known.login().equals(attempt.getName()))
                .filter(known -> known.password().equals(attempt.getCredentials()))
                .findFirst()
                .orElseThrow(() -> new BadCredentialsException("Unknown person or wrong password"))
                .signedIn();
        return UsernamePasswordAuthenticationToken.authenticated(person, "", SignedInAuthorities.of(person));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
