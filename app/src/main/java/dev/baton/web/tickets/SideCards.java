package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketView;
import dev.baton.web.records.RecordCards;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is shown of the conversations with vendors about a ticket, apart from the one with its customer. */
@Component
class SideCards {
    /** The attribute of a page that holds what was typed and not taken. */
    static final String DRAFT = "sideDraft";

    private final SideConversations conversations;
    private final RecordCards records;

    SideCards(SideConversations conversations, RecordCards records) {
        this.conversations = conversations;
        this.records = records;
    }

    void put(TicketView ticket, SignedIn person, Model page) {
        var may = person.may(Right.CHANGE_TICKETS);
        var sides = conversations.of(ticket.id(), person);
        var said =
                records.newestOf(sides.stream().map(side -> side.id().record()).toList());
        page.addAttribute(
                "sides",
                sides.stream()
                        .map(side ->
                                new ShownSide(side, said.getOrDefault(side.id().record(), List.of())))
                        .toList());
        page.addAttribute("sideWritable", may);
        page.addAttribute(
                "sideStartable", may && (ticket.status().isLive() || ticket.status() == TicketStatus.RESOLVED));
        if (!page.containsAttribute(DRAFT)) {
            page.addAttribute(DRAFT, SideDraft.empty());
        }
    }
}
