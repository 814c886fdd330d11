package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What the table about surveys asks.
 *
 * @param daysSinceLastSurvey whole days since the person was asked last; null if never
 * @param canReply whether there is an address to ask at
 * @param asked whether this solution has been asked about already
 */
public record SurveyFacts(
        ResolvedBy resolvedBy,
        TicketChannel channel,
        @Nullable Long daysSinceLastSurvey,
        boolean optedOut,
        boolean canReply,
        boolean asked) {}
