package dev.baton.outbox;

/** What the peer said to a message. */
public sealed interface SendOutcome {
    String answer();

    /** The peer took it. */
    record Sent(String answer) implements SendOutcome {}

    /** The peer will never take it; trying again is of no use. */
    record Refused(String answer) implements SendOutcome {}
}
