package dev.baton.outbox;

import java.time.Instant;

/** What the peer said to a message. */
public sealed interface SendOutcome {
    String answer();

    /** The peer took it. */
    record Sent(String answer) implements SendOutcome {}

    /** The peer will never take it; trying again is of no use. */
    record Refused(String answer) implements SendOutcome {}

    /** It was not tried: it is not to leave before that moment. */
    record Later(Instant notBefore, String answer) implements SendOutcome {}
}
