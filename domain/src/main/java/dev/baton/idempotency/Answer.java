package dev.baton.idempotency;

import java.util.UUID;

/**
 * What a request made.
 *
 * @param made the id of what was made
 * @param replayed true if an earlier request with the same key had made it
 */
public record Answer(UUID made, boolean replayed) {}
