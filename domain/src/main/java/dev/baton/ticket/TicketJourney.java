package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * The road a ticket travels. Told by the business, driven by a process. Whatever is told answers whether the process
 * waited for it: a ticket that stands elsewhere is no error.
 */
public interface TicketJourney {
    /** Sets the ticket on its road; false when it is on it already. */
    @CanIgnoreReturnValue
    boolean received(TicketId ticket);

    /** Sets a ticket on its road that never was on it; one whose road somebody ended stays where it is. */
    @CanIgnoreReturnValue
    boolean receivedAfterAll(TicketId ticket);

    @CanIgnoreReturnValue
    boolean customerReplied(TicketId ticket);

    /** A letter of ours did not reach the customer. */
    @CanIgnoreReturnValue
    boolean replyBounced(TicketId ticket);

    /** We wrote to a vendor, in a conversation apart from the customer's. */
    @CanIgnoreReturnValue
    boolean vendorAsked(TicketId ticket, SideConversationId conversation);

    /** A conversation with a vendor stands otherwise than before: somebody wrote, or it is over. */
    @CanIgnoreReturnValue
    boolean sideConversationChanged(TicketId ticket, SideConversationId conversation);

    /** Somebody we asked has answered. */
    @CanIgnoreReturnValue
    boolean vendorAnswered(TicketId ticket);

    /** One of our people goes on working on it, though it waited or was solved. */
    @CanIgnoreReturnValue
    boolean takenUp(TicketId ticket);

    /** Priority, tier or whatever else a promise depends on is another. */
    @CanIgnoreReturnValue
    boolean changed(TicketId ticket);

    /** A clock was started, stopped or moved. */
    @CanIgnoreReturnValue
    boolean clocksChanged(TicketId ticket);

    @CanIgnoreReturnValue
    boolean closed(TicketId ticket);

    @CanIgnoreReturnValue
    boolean merged(TicketId ticket);

    /** A person sorted it where no table could, outside of the work that waits for that. */
    boolean sorted(TicketId ticket);

    /** It is part of an incident now. */
    boolean linkedToIncident(TicketId ticket);

    /** The incident it is part of is solved, and it with it. */
    boolean incidentSolved(TicketId ticket);

    /** The incident will never be solved as one: whoever waits for it waits no longer. Any other wait goes on. */
    @CanIgnoreReturnValue
    boolean incidentForgotten(TicketId ticket);

    /** Whoever works on it asks the next level to take over. */
    @CanIgnoreReturnValue
    boolean nextLevelNeeded(TicketId ticket);

    @CanIgnoreReturnValue
    boolean erasureRequested(TicketId ticket);

    /** The customer rated a solution. */
    @CanIgnoreReturnValue
    boolean rated(TicketId ticket, int cycle);

    /**
     * The ticket has another owner, so its open work has too.
     *
     * @param login null when it went back to its team
     */
    @CanIgnoreReturnValue
    boolean assigned(TicketId ticket, @Nullable String login, String team);
}
