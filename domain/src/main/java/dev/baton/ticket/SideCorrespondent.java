package dev.baton.ticket;

import dev.baton.inbox.Handled;
import dev.baton.mailroom.Bounce;
import dev.baton.mailroom.Correspondent;
import dev.baton.mailroom.Letter;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters of vendors: an answer joins the conversation it answers, and a customer's letter never does. */
@Component
class SideCorrespondent implements Correspondent {
    private final SideConversations conversations;
    private final SideRows rows;
    private final TicketCorrespondent ticketLetters;

    SideCorrespondent(SideConversations conversations, SideRows rows, TicketCorrespondent ticketLetters) {
        this.conversations = conversations;
        this.rows = rows;
        this.ticketLetters = ticketLetters;
    }

    @Override
    public RecordType type() {
        return RecordType.SIDE_CONVERSATION;
    }

    @Override
    public Handled open(Letter letter) {
        return Handled.notYet("Only we begin a conversation with a vendor; no mailbox opens one");
    }

    @Override
    public void joined(RecordRef record, Letter letter) {
        if (letter.effects().reopen() && !letter.fromColleague()) {
            conversations.vendorWrote(new SideConversationId(record.id()));
        }
    }

    @Override
    public void bounced(RecordRef record, Bounce bounce, boolean inform) {
        conversations.returned(new SideConversationId(record.id()), bounce);
    }

    @Override
    public @Nullable RecordRef current(RecordRef record) {
        return rows.find(new SideConversationId(record.id()))
                .map(side -> record)
                .orElse(null);
    }

    /** A vendor who sends a copy to the customer makes them answer here; what they say belongs to their ticket. */
    @Override
    public RecordRef rightful(RecordRef record, String from) {
        var ticket = rows.get(new SideConversationId(record.id())).ticket().record();
        return ticketLetters.isParticipant(ticket, from) ? ticket : record;
    }
}
