package dev.baton.announcement;

import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for, oldest first.
 *
 * @param after the {@link EventPage#next()} of the page before; null to begin with the oldest
 */
public record EventSearch(
        @Nullable EventType type,
        @Nullable RecordRef record,
        @Nullable Long after) {}
