package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketView;

/** What a person may do with a ticket as it stands. */
record TicketActions(
        boolean note,
        boolean answer,
        boolean sort,
        boolean takeUp,
        boolean vendor,
        boolean merge,
        boolean split,
        boolean declare,
        boolean join) {
    /**
     * @param texts whether texts can be sent, to whom has no address
     */
    static TicketActions of(TicketView ticket, SignedIn person, boolean texts) {
        var status = ticket.status();
        var may = person.may(Right.CHANGE_TICKETS) && status != TicketStatus.ERASED;
        var there = may && status != TicketStatus.MERGED;
        var alive = may && status.isLive();
        var answerable = alive || may && status == TicketStatus.RESOLVED;
        var alone = ticket.incidentOf() == null && !ticket.incident();
        return new TicketActions(
                may,
                answerable && (ticket.requesterEmail() != null || texts && ticket.requesterPhone() != null),
                alive,
                answerable
                        && (status != TicketStatus.NEW && status != TicketStatus.OPEN || ticket.incidentOf() != null),
                there && status == TicketStatus.WAITING_VENDOR,
                alive,
                there,
                alive && alone,
                alive && alone && isSorted(ticket));
    }

    /** A ticket is promised a time as soon as it is sorted. */
    private static boolean isSorted(TicketView ticket) {
        return ticket.policy() != null;
    }

    /** Whether there is a menu of more at all. */
    public boolean more() {
        return merge || split || declare;
    }
}
