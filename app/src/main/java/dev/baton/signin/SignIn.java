package dev.baton.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** The way people sign in with a browser: OpenID Connect in production, the demo people in the default run. */
public interface SignIn {
    /** Adds this way to the chain of the pages. */
    void on(HttpSecurity pages) throws SignInFailed;

    /** The sign-in could not be set up; the message says what to check. */
    class SignInFailed extends RuntimeException {
        public SignInFailed(Exception cause) {
            super("The sign-in could not be set up: " + cause.getMessage(), cause);
        }
    }
}
