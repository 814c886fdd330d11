package dev.baton.ticket;

import dev.baton.mailroom.Bounce;
import dev.baton.notice.NoticeKind;
import dev.baton.notice.Occasion;
import dev.baton.outbox.SendKey;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.ticket.TicketEvents.TicketAssigned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever is given a ticket, who takes one knows; and whoever has one, what became of letters about it. */
@Component
class TicketNotices {
    private final Tickets tickets;
    private final TicketHome home;
    private final Correspondence letters;

    TicketNotices(Tickets tickets, TicketHome home, Correspondence letters) {
        this.tickets = tickets;
        this.home = home;
        this.letters = letters;
    }

    @EventListener
    void on(TicketAssigned event) {
        var login = event.login();
        if (login == null || isThemselves(login)) {
            return;
        }
        var ticket = tickets.get(event.ticket());
        var person = home.person(login);
        var key = SendKey.of("assigned", ticket.id().toString(), String.valueOf(ticket.version()));
        letters.tell(
                person,
                Occasion.of(key, NoticeKind.TICKET_ASSIGNED, ticket.record()),
                letters.text(person, "told.assigned.subject", ticket.title()),
                letters.text(person, "told.assigned.body", person.name(), ticket.title()),
                new Cause(key, null, null));
    }

    /** A letter of ours did not reach somebody who takes part. */
    void letterReturned(Ticket ticket, Bounce bounce) {
        var letter = bounce.messageId() == null ? ticket.lastCustomerAt().toString() : bounce.messageId();
        tell(
                ticket,
                NoticeKind.LETTER_RETURNED,
                isCustomer(ticket, bounce.recipient()) ? "returned" : "copy-returned",
                SendKey.of("returned", ticket.id().toString(), bounce.recipient(), letter),
                bounce.recipient());
    }

    /** Somebody who takes part is written to no more. */
    void calledSpam(Ticket ticket, String reader) {
        tell(
                ticket,
                NoticeKind.LETTER_RETURNED,
                isCustomer(ticket, reader) ? "called-spam" : "copy-called-spam",
                SendKey.of("called-spam", ticket.id().toString(), reader),
                reader);
    }

    /** A letter came in that brings nothing back by itself: it looks like spam, or came by a list. */
    void suspectLetter(Ticket ticket, String messageId) {
        tell(
                ticket,
                NoticeKind.SUSPECT_LETTER,
                "suspect",
                SendKey.of("suspect", ticket.id().toString(), messageId),
                "");
    }

    private void tell(Ticket ticket, NoticeKind kind, String words, SendKey key, String reader) {
        var owner = home.person(ticket.assignee());
        if (owner != null) {
            letters.tell(
                    owner,
                    Occasion.of(key, kind, ticket.record()),
                    letters.text(owner, "told." + words + ".subject", ticket.title()),
                    letters.text(owner, "told." + words + ".body", owner.name(), ticket.title(), reader),
                    new Cause(key, null, null));
        }
    }

    private static boolean isCustomer(Ticket ticket, String address) {
        return address.equals(ticket.requester().emailKey());
    }

    private static boolean isThemselves(String login) {
        return Tenancy.scope()
                .filter(scope -> scope.actor().equals(Actor.person(login)))
                .isPresent();
    }
}
