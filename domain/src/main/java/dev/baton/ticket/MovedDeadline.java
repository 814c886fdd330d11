package dev.baton.ticket;

import dev.baton.sla.ClockKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that moves when something is changed that it is counted by.
 *
 * @param broken whether the promise is broken by the change itself: more time is used up than is promised then
 */
public record MovedDeadline(
        TicketId ticket,
        long number,
        String subject,
        ClockKind clock,
        @Nullable Instant before,
        @Nullable Instant after,
        boolean broken) {}
