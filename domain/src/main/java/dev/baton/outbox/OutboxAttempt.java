package dev.baton.outbox;

import java.time.Instant;

/**
 * One try to send a message: the evidence.
 *
 * @param outcome {@code sent}, {@code retry} or {@code refused}
 */
public record OutboxAttempt(Instant at, String outcome, String answer) {}
