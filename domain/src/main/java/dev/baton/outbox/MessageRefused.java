package dev.baton.outbox;

/**
 * The peer will never take a message: nobody gets it. Told in the transaction that makes it a dead letter.
 *
 * @param answer what the peer said
 */
public record MessageRefused(OutboxEntry message, String answer) {}
