package dev.baton.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of leads.
 *
 * @param next cursor of the page after it; null on the last one
 */
public record LeadList(List<LeadRow> rows, @Nullable String next) {
    public LeadList {
        rows = List.copyOf(rows);
    }
}
