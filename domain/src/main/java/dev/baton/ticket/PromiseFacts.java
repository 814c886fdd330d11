package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/** What the table of promises asks. */
public record PromiseFacts(
        Priority priority,
        SupportTier tier,
        boolean vip,
        TicketChannel channel,
        @Nullable Impact impact) {}
