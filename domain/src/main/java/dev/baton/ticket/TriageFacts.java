package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What the triage table asks.
 *
 * @param openIncident whether an incident of the same topic is being worked on
 */
public record TriageFacts(
        TicketChannel channel,
        Topic topic,
        @Nullable String product,
        SupportTier tier,
        boolean vip,
        @Nullable Impact impact,
        String language,
        boolean openIncident) {}
