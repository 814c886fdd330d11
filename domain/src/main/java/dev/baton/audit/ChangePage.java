package dev.baton.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a record's history, newest first.
 *
 * @param next where the next, older part begins; null at the end
 */
public record ChangePage(List<Change> changes, @Nullable Long next) {
    public ChangePage {
        changes = List.copyOf(changes);
    }
}
