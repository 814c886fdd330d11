package dev.baton.worklist;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param text words that titles, records or customers begin with; null for all
 * @param overdue only what should have been done by now
 * @param cursor where the page before ended ({@link WorkPage#next()}); null for the first page
 */
public record WorkSearch(
        WorkScope scope,
        @Nullable String text,
        boolean overdue,
        @Nullable String cursor,
        int size) {

    public WorkSearch {
        size = Math.max(1, Math.min(size, 200));
    }

    public static WorkSearch of(WorkScope scope) {
        return new WorkSearch(scope, null, false, null, 50);
    }
}
