package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows; null shows all.
 *
 * @param q words of number, subject, requester and of what was said, from their beginning
 * @param view which of the desk's views
 * @param team key of a team
 */
public record TicketFilter(
        @Nullable String q,
        View view,
        @Nullable String team,
        @Nullable Priority priority) {
    /** The views of the desk. */
    public enum View {
        /** All that is to be worked on. */
        OPEN,
        MINE,
        /** To be worked on, and nobody has it. */
        UNASSIGNED,
        /** A table could not tell what it is. */
        TRIAGE,
        WAITING,
        INCIDENTS,
        /** Solved and closed. */
        DONE,
        ALL
    }
}
