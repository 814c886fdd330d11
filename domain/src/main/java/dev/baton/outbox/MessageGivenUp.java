package dev.baton.outbox;

/**
 * A message was tried as often as it may be, and its peer never took it: nobody gets it, unless a person sends it once more.
 * Of its address that says nothing. Told in the transaction that makes it a dead letter.
 *
 * @param answer what the last try came to
 */
public record MessageGivenUp(OutboxEntry message, String answer) {}
