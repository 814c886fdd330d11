package dev.baton.ticket;

import dev.baton.sla.ClockKind;

/**
 * What the ladder of escalations asks.
 *
 * @param percent how much of the promise is used up, as the threshold that was passed
 * @param level the level of support that has the ticket
 */
public record EscalationFacts(
        ClockKind clock,
        int percent,
        Priority priority,
        SupportTier tier,
        int level,
        boolean assigneePresent,
        boolean withinBusinessHours,
        String escalationSet) {}
