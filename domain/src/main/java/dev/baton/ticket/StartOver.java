package dev.baton.ticket;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import org.springframework.stereotype.Component;

/** Sets a ticket on its road anew once the process before is over. */
@Component("ticketStartOver")
class StartOver implements InboxHandler {
    static final String KIND = "ticket-start-over";

    private final TicketJourney journey;
    private final SideConversations sides;

    StartOver(TicketJourney journey, SideConversations sides) {
        this.journey = journey;
        this.sides = sides;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var ticket = entry.recordId();
        if (ticket == null) {
            return Handled.notYet("Nobody said which ticket starts over");
        }
        var id = new TicketId(ticket);
        if (!journey.received(id)) {
            return Handled.notYet("The process before is not over yet");
        }
        sides.resume(id);
        return Handled.done();
    }
}
