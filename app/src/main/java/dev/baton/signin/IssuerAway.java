package dev.baton.signin;

import org.springframework.security.core.AuthenticationException;

/** The issuer has to be asked, and does not answer: nobody can tell now whether this is to be believed. */
class IssuerAway extends AuthenticationException {
    IssuerAway(Throwable cause) {
        super(
                "The sign-in service does not answer, so this token cannot be checked now. Try again in a moment.",
                cause);
    }
}
