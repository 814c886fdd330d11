package dev.baton.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did that the trail is to keep although it changes no row of ours.
 *
 * @param subject what kind of thing was dealt with, after where it is: {@code engine/task}, {@code export/leads}
 * @param record the record it was about; null for that of the process instance, if any
 * @param instance the process instance it was done in; null for none
 * @param action {@code claim}, {@code suspend}
 * @param before names and values as they were
 * @param after names and values as they are
 */
public record Operation(
        String subject,
        @Nullable UUID record,
        @Nullable String instance,
        String action,
        Map<String, @Nullable String> before,
        Map<String, @Nullable String> after) {
    public Operation {
        // No Map.copyOf: a value may be null.
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }
}
