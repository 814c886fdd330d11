package dev.baton.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the trail are looked for; null asks for any.
 *
 * @param record the row itself, or the record it belongs to
 * @param actor {@code person:anna}
 * @param subject {@code lead}, {@code engine/task}; {@code engine} for all that was done there
 * @param from the earliest
 * @param to the first that is too late
 * @param before only entries older than this one: where the next page begins
 */
public record AuditSearch(
        @Nullable UUID record,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long before) {
    public static final AuditSearch ALL = new AuditSearch(null, null, null, null, null, null);

    /** All about one record. */
    public static AuditSearch of(UUID record, @Nullable Long before) {
        return new AuditSearch(record, null, null, null, null, before);
    }
}
