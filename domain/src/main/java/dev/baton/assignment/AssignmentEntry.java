package dev.baton.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a lead went to somebody, or to nobody.
 *
 * @param person name; null where nobody was free or the lead was taken back
 */
public record AssignmentEntry(String queue, @Nullable String person, String strategy, String reason, Instant at) {}
