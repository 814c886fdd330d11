package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What a ticket is, and who works on it.
 *
 * @param team key of the team
 * @param product what it is about; null if nobody knows
 */
public record Triage(
        Priority priority,
        String team,
        String category,
        @Nullable String product) {
    /** The key of the work that waits where no table could tell. */
    public static final String TASK = "Task_TriageTicket";
}
