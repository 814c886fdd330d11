package dev.baton.signin;

import dev.baton.identity.SignedIn;

/** A principal of Spring Security that knows who signed in, in Baton's words. */
public interface HasSignedIn {
    SignedIn signedIn();
}
