package dev.baton.mail;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The address reports about one letter of ours come to ({@code sales+b0199....@acme.example}): a report finds its letter
 * by it even when it quotes nothing of it. It leads to a mailbox that is read anyway.
 */
public final class BounceAddress {
    private static final Pattern TOKEN =
            Pattern.compile("\\+b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@", Pattern.CASE_INSENSITIVE);

    /** The address with the token of a message in the outbox. */
    public static String of(String address, UUID message) {
        var at = address.lastIndexOf('@');
        return address.substring(0, at) + "+b" + message + address.substring(at);
    }

    /** The message in the outbox an address names, if it carries a token of ours. */
    public static Optional<UUID> messageIn(String address) {
        var token = TOKEN.matcher(address);
        return token.find() ? Optional.of(UUID.fromString(token.group(1))) : Optional.empty();
    }

    private BounceAddress() {}
}
