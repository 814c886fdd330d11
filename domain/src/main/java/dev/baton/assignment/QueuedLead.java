package dev.baton.assignment;

import dev.baton.lead.LeadId;
import dev.baton.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A lead as those see it who look for its owner.
 *
 * @param owner whoever has it now
 * @param accountOwner whoever owns the company it belongs to
 */
record QueuedLead(
        LeadId id,
        @Nullable String queue,
        @Nullable String fallbackQueue,
        @Nullable Strategy strategy,
        @Nullable Integer maxOpen,
        @Nullable Integer firstTouchMinutes,
        @Nullable PersonId owner,
        @Nullable PersonId accountOwner,
        int reassignments,
        boolean touched,
        boolean open) {

    /** The team it waits with; a lead nobody routed waits with those who look after the rest. */
    String queueOrRest() {
        return queue == null ? "sales-ops" : queue;
    }

    Strategy strategyOrTurns() {
        return strategy == null ? Strategy.ROUND_ROBIN : strategy;
    }

    QueuedLead withoutOwner() {
        return new QueuedLead(
                id,
                queue,
                fallbackQueue,
                strategy,
                maxOpen,
                firstTouchMinutes,
                null,
                accountOwner,
                reassignments,
                touched,
                open);
    }
}
