package dev.baton.mailbox;

import java.security.PrivateKey;

/** What letters of a domain are signed with (RFC 6376). */
public record SigningKey(String domain, String selector, PrivateKey key) {
    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
