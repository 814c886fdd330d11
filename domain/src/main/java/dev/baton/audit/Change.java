package dev.baton.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a record.
 *
 * @param actor who: {@code person:anna}, {@code process:lead-qualification/Task_FindTwins}
 * @param action {@code insert}, {@code update} or {@code delete}
 */
public record Change(long id, Instant at, String actor, String action, List<Value> values) {
    public Change {
        values = List.copyOf(values);
    }

    /**
     * One value that changed.
     *
     * @param before null where there was none
     * @param after null where there is none any more
     */
    public record Value(
            String field, @Nullable String before, @Nullable String after) {}
}
