package dev.baton.leadimport;

import java.util.Map;

/**
 * How far an import is, and what came of its rows.
 *
 * @param total the rows it is at work on: all of them, or all that are to be undone
 * @param done how many of them are through
 * @param stuck how many could not be handled and wait for somebody who looks after the inbox
 */
public record ImportProgress(
        ImportState state,
        int total,
        int done,
        Map<RowPlan, Integer> planned,
        Map<RowOutcome, Integer> outcomes,
        Map<RowUndone, Integer> undone,
        int stuck) {

    /** In hundredths. */
    public int percent() {
        return total == 0 ? 100 : (int) (100L * done / total);
    }
}
