package dev.baton.ticket;

/**
 * What the table about answers to solved tickets asks.
 *
 * @param daysSinceResolved whole days
 * @param thanksOnly whether it says no more than thanks
 * @param participant whether its writer takes part in the conversation
 */
public record ReopenFacts(
        long daysSinceResolved, boolean automatic, boolean thanksOnly, boolean merged, boolean participant) {}
