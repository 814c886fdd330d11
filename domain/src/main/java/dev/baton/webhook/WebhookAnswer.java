package dev.baton.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * What an endpoint said to a post.
 *
 * @param outcome {@code sent}, {@code retry} or {@code refused}
 */
public record WebhookAnswer(UUID event, String type, Instant at, String outcome, String answer) {}
