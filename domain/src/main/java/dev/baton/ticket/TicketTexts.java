package dev.baton.ticket;

import dev.baton.inbox.Handled;
import dev.baton.mailroom.Bounce;
import dev.baton.outbox.Channel;
import dev.baton.outbox.MessageGivenUp;
import dev.baton.outbox.MessageRefused;
import dev.baton.shared.LanguageGuess;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Texts;
import dev.baton.sms.ReceivedText;
import dev.baton.sms.TextFailed;
import dev.baton.sms.TextOpener;
import dev.baton.sms.TextReceived;
import dev.baton.sms.TextRecords;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Texts (SMS) about tickets: a stranger's opens one, any other joins the one it belongs to. */
@Component
class TicketTexts implements TextOpener, TextRecords {
    private static final int LONGEST_SUBJECT = 80;

    private final TicketService service;
    private final TicketConversation conversation;
    private final Tickets tickets;
    private final TicketNotes notes;
    private final TicketNotices notices;
    private final TicketHome home;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    TicketTexts(
            TicketService service,
            TicketConversation conversation,
            Tickets tickets,
            TicketNotes notes,
            TicketNotices notices,
            TicketHome home,
            Timeline timeline,
            JdbcClient jdbc,
            Clock clock) {
        this.service = service;
        this.conversation = conversation;
        this.tickets = tickets;
        this.notes = notes;
        this.notices = notices;
        this.home = home;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Handled open(ReceivedText text) {
        var number = text.number();
        if (number == null) {
            return Handled.notYet("Nobody can answer '" + text.from() + "'");
        }
        service.open(
                new NewTicket(
                        TicketChannel.SMS,
                        Texts.cut(Texts.line(text.text()), LONGEST_SUBJECT),
                        text.text(),
                        null,
                        null,
                        number.e164(),
                        LanguageGuess.of(text.text(), home.tenant().locale()),
                        null,
                        null,
                        false,
                        List.of()),
                ticket -> timeline.add(text.activity(ticket.record(), clock.instant())));
        return Handled.done();
    }

    @EventListener
    void on(TextReceived text) {
        if (text.record().type() == RecordType.TICKET) {
            conversation.customerWrote(tickets.lock(new TicketId(text.record().id())));
        }
    }

    @EventListener
    void on(MessageRefused refusal) {
        var message = refusal.message();
        if (message.channel() == Channel.SMS) {
            notReached(message.record(), message.recipient(), refusal.answer());
        }
    }

    @EventListener
    void on(MessageGivenUp givenUp) {
        var message = givenUp.message();
        if (message.channel() == Channel.SMS && message.record().type() == RecordType.TICKET) {
            current(message.record())
                    .map(ticket -> tickets.lock(new TicketId(ticket.id())))
                    .filter(ticket ->
                            message.recipient().equals(ticket.requester().phone()))
                    .ifPresent(ticket -> givenUp(ticket, givenUp));
        }
    }

    /** Of the number it says nothing: whoever has the ticket has to see to it. */
    private void givenUp(Ticket ticket, MessageGivenUp text) {
        var message = text.message();
        notes.status(ticket, "A text could not be delivered", text.answer());
        notices.letterReturned(
                ticket, new Bounce(message.key().text(), message.recipient(), false, null, text.answer()));
    }

    @EventListener
    void on(TextFailed failure) {
        var code = failure.code();
        notReached(failure.record(), failure.number(), code == null ? null : "Twilio says " + code);
    }

    private void notReached(RecordRef record, String number, @Nullable String why) {
        if (record.type() == RecordType.TICKET) {
            current(record)
                    .map(ticket -> tickets.lock(new TicketId(ticket.id())))
                    .filter(ticket -> number.equals(ticket.requester().phone()))
                    .ifPresent(ticket -> conversation.notReached(ticket, "A text could not be delivered", why));
        }
    }

    @Override
    public Set<RecordType> kinds() {
        return Set.of(RecordType.TICKET);
    }

    /** A closed ticket takes no texts: what is texted then is a matter of its own. */
    @Override
    public Optional<RecordRef> current(RecordRef record) {
        return tickets.find(new TicketId(record.id()))
                .map(ticket -> tickets.survivor(ticket.id()))
                .filter(ticket -> !ticket.status().isOver())
                .map(Ticket::record);
    }

    @Override
    public Optional<RecordRef> newestOpen(PhoneNumber number) {
        return jdbc.sql("""
                        select id from crm.ticket
                         where requester_phone = ?
                           and status in ('new', 'open', 'waiting_customer', 'waiting_vendor', 'resolved')
                         order by id desc limit 1
                        """)
                .param(number.e164())
                .query(UUID.class)
                .optional()
                .map(id -> new RecordRef(RecordType.TICKET, id));
    }
}
