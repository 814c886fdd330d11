package dev.baton.signin;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The issuer knows them well, but they have no place in Baton. */
class Unwelcome extends OAuth2AuthenticationException {
    /** Why somebody has no place here. */
    enum Reason {
        NO_TENANT("no-company", "The token names no tenant (claim 'tenant')."),
        UNKNOWN_TENANT("unknown-company", "The token names a tenant that Baton does not know (claim 'tenant')."),
        HAS_LEFT("has-left", "This person has left the company.");

        private final String key;
        private final String sentence;

        Reason(String key, String sentence) {
            this.key = key;
            this.sentence = sentence;
        }

        /** How pages name it. */
        String key() {
            return key;
        }
    }

    private final Reason reason;

    Unwelcome(Reason reason) {
        super(new OAuth2Error("access_denied", reason.sentence, null), reason.sentence);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
