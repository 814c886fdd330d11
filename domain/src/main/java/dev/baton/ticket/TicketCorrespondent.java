package dev.baton.ticket;

import dev.baton.inbox.Handled;
import dev.baton.mailroom.Bounce;
import dev.baton.mailroom.Correspondent;
import dev.baton.mailroom.Letter;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.LanguageGuess;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Texts;
import dev.baton.timeline.Timeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters about tickets: a stranger's opens one, an answer joins its own, a report about a lost one is acted upon. */
@Component
class TicketCorrespondent implements Correspondent {
    private final TicketService service;
    private final TicketConversation conversation;
    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketNotes notes;
    private final SideRows sides;
    private final FollowUps followUps;
    private final TicketNotices notices;
    private final TicketHome home;
    private final TicketJourney journey;
    private final Timeline timeline;

    TicketCorrespondent(
            TicketService service,
            TicketConversation conversation,
            Tickets tickets,
            TicketRows rows,
            TicketNotes notes,
            SideRows sides,
            FollowUps followUps,
            TicketNotices notices,
            TicketHome home,
            TicketJourney journey,
            Timeline timeline) {
        this.service = service;
        this.conversation = conversation;
        this.tickets = tickets;
        this.rows = rows;
        this.notes = notes;
        this.sides = sides;
        this.followUps = followUps;
        this.notices = notices;
        this.home = home;
        this.journey = journey;
        this.timeline = timeline;
    }

    @Override
    public RecordType type() {
        return RecordType.TICKET;
    }

    @Override
    public Handled open(Letter letter) {
        var mail = letter.mail();
        var from = EmailAddress.read(mail.from());
        if (from == null) {
            return Handled.notYet("Nobody can tell who wrote this: '" + mail.from() + "' is no address to answer to");
        }
        service.open(
                new NewTicket(
                        TicketChannel.EMAIL,
                        mail.subject(),
                        Texts.cut(mail.text(), 100_000),
                        mail.fromName(),
                        from.written(),
                        null,
                        LanguageGuess.of(
                                mail.subject() + "\n" + mail.text(),
                                home.tenant().locale()),
                        null,
                        null,
                        letter.effects().acknowledge(),
                        followUps.others(mail.to(), from.key())),
                ticket -> timeline.add(letter.entry(ticket.record(), false)));
        return Handled.done();
    }

    @Override
    public void joined(RecordRef record, Letter letter) {
        var ticket = tickets.lock(new TicketId(record.id()));
        if (letter.fromColleague() && !isRequester(ticket, letter)) {
            return;
        }
        if (!letter.effects().reopen()) {
            if (letter.effects().inform()) {
                notices.suspectLetter(ticket, letter.mail().messageId());
            }
            return;
        }
        if (ticket.status().isOver()) {
            conversation.followedBy(ticket, letter.mail().messageId());
            return;
        }
        conversation.customerWrote(ticket);
    }

    /** Our own people ask, too. */
    private static boolean isRequester(Ticket ticket, Letter letter) {
        var from = EmailAddress.read(letter.mail().from());
        return from != null && from.key().equals(ticket.requester().emailKey());
    }

    @Override
    public void bounced(RecordRef record, Bounce bounce, boolean inform) {
        var ticket = tickets.lock(new TicketId(record.id()));
        // Reports about letters to our own people would go round for ever.
        if (isToOurselves(ticket, bounce)) {
            return;
        }
        if (inform && isParticipant(record, bounce.recipient())) {
            notices.letterReturned(ticket, bounce);
        }
        if (!bounce.recipient().equals(ticket.requester().emailKey())) {
            if (rows.participants(ticket.id()).contains(bounce.recipient())) {
                notes.status(ticket, "A copy could not be delivered", bounce.recipient());
            }
            return;
        }
        if (bounce.hard()) {
            ticket.unreachable(true);
        }
        notes.status(ticket, "A letter could not be delivered", bounce.diagnostic());
        tickets.flush();
        if (ticket.status() == TicketStatus.RESOLVED ? isSolutionLost(ticket, bounce) : bounce.hard()) {
            journey.replyBounced(ticket.id());
        }
    }

    private boolean isToOurselves(Ticket ticket, Bounce bounce) {
        return Optional.ofNullable(bounce.messageId())
                .flatMap(letter -> rows.posted(ticket.id(), letter))
                .map(TicketRows.Posted::toOurselves)
                .orElse(false);
    }

    /** Whether the customer cannot know the solution: nobody agrees to what they never read. */
    private boolean isSolutionLost(Ticket ticket, Bounce bounce) {
        return Optional.ofNullable(bounce.messageId())
                .flatMap(letter -> rows.posted(ticket.id(), letter))
                .map(letter -> bounce.hard()
                        ? !letter.isSurvey()
                        : letter.maySolve() && !letter.at().isBefore(ticket.lastCustomerAt()))
                .orElse(true);
    }

    @Override
    public void complained(RecordRef record, String reader, boolean inform) {
        if (isParticipant(record, reader)) {
            var ticket = tickets.lock(new TicketId(record.id()));
            notes.status(ticket, "A letter was called spam: nothing more is sent there", reader);
            if (inform) {
                notices.calledSpam(ticket, reader);
            }
        }
    }

    @Override
    public @Nullable RecordRef current(RecordRef record) {
        return tickets.find(new TicketId(record.id()))
                .map(ticket -> tickets.survivor(ticket.id()).record())
                .orElse(null);
    }

    @Override
    public @Nullable RecordRef numbered(long number) {
        return rows.byNumber(number).map(TicketId::record).orElse(null);
    }

    @Override
    public boolean isParticipant(RecordRef record, String address) {
        var id = new TicketId(record.id());
        return tickets.find(id)
                .filter(ticket -> address.equals(ticket.requester().emailKey())
                        || rows.participants(id).contains(address))
                .isPresent();
    }

    /** What a vendor of ours writes is never taken for the customer's word, whichever letter they answer. */
    @Override
    public RecordRef rightful(RecordRef record, String from) {
        return isParticipant(record, from)
                ? record
                : sides.withVendor(new TicketId(record.id()), from)
                        .map(SideConversationId::record)
                        .orElse(record);
    }
}
