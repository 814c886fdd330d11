package dev.baton.ticket;

import dev.baton.sla.ClockKind;
import org.jspecify.annotations.Nullable;

/** What happens to tickets, for whoever listens inside the same transaction. */
public sealed interface TicketEvents {
    TicketId ticket();

    /** A ticket came in. */
    record TicketOpened(TicketId ticket, TicketChannel channel) implements TicketEvents {}

    /** It is known what it is and who works on it. */
    record TicketTriaged(TicketId ticket, Priority priority, String team, String category) implements TicketEvents {}

    /** Somebody has it now; nobody where the login is null. */
    record TicketAssigned(TicketId ticket, @Nullable String login, String team) implements TicketEvents {}

    /** One of us wrote to the customer. */
    record TicketAnswered(TicketId ticket, boolean first) implements TicketEvents {}

    /** The customer wrote. */
    record CustomerWrote(TicketId ticket) implements TicketEvents {}

    /** It went to the next level of support. */
    record TicketEscalated(
            TicketId ticket, int level, @Nullable String from, String to) implements TicketEvents {}

    /** A promise is in danger, or broken, and something is done about it. */
    record PromiseEndangered(TicketId ticket, ClockKind clock, int percent, EscalationAction action)
            implements TicketEvents {}

    /** A promise was broken. */
    record PromiseBroken(TicketId ticket, ClockKind clock, int round) implements TicketEvents {}

    /**
     * It is solved.
     *
     * @param cycle how often it was solved by then
     * @param toOthers of an incident: what those it hit are told; null tells them that it is over
     */
    record TicketResolved(
            TicketId ticket,
            int cycle,
            ResolvedBy by,
            @Nullable String toOthers) implements TicketEvents {}

    record TicketReopened(TicketId ticket, int cycle) implements TicketEvents {}

    record TicketClosed(TicketId ticket, int cycle) implements TicketEvents {}

    record TicketMerged(TicketId ticket, TicketId into) implements TicketEvents {}

    record TicketRated(TicketId ticket, int cycle, int score) implements TicketEvents {}

    /** Something else about it is not as it was. */
    record TicketChanged(TicketId ticket) implements TicketEvents {}
}
