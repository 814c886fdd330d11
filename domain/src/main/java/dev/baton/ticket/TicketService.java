package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.ticket.TicketEvents.TicketOpened;
import dev.baton.timeline.NewAttachment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes tickets in and finds them again. */
@Service
@Transactional
public class TicketService {
    private static final int LONGEST_TEXT = 100_000;

    private final Tickets tickets;
    private final TicketRows rows;
    private final KnownRequesters known;
    private final TicketNotes notes;
    private final TicketHome home;
    private final TicketJourney journey;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketService(
            Tickets tickets,
            TicketRows rows,
            KnownRequesters known,
            TicketNotes notes,
            TicketHome home,
            TicketJourney journey,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.known = known;
        this.notes = notes;
        this.home = home;
        this.journey = journey;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes in a ticket and sets it on its road; both happen or neither.
     *
     * @throws Invalid with every field that does not fit
     */
    @CanIgnoreReturnValue
    public TicketId open(NewTicket details) {
        return open(details, List.of());
    }

    /**
     * The same with files.
     *
     * @throws Invalid also if they are too many, or too large together
     */
    @CanIgnoreReturnValue
    public TicketId open(NewTicket details, List<NewAttachment> files) {
        var enclosed = TicketFiles.checked(files);
        return open(details, ticket -> notes.cameIn(ticket, details, enclosed));
    }

    /** Takes in a ticket whose first entry in the timeline is written by whoever took it in. */
    @CanIgnoreReturnValue
    TicketId open(NewTicket details, Consumer<Ticket> firstEntry) {
        check(details);
        var requester = known.look(Requester.of(details, home.tenant().country()));
        var ticket = Ticket.opened(
                details,
                rows.nextNumber(),
                requester,
                Topics.of(details.subject() + "\n" + details.text()),
                clock.instant());
        tickets.add(ticket);
        rows.makeKey(ticket.id());
        rows.addParticipants(ticket.id(), details.participants());
        firstEntry.accept(ticket);
        journey.received(ticket.id());
        events.publishEvent(new TicketOpened(ticket.id(), details.channel()));
        return ticket.id();
    }

    private void check(NewTicket details) {
        var problems = new ArrayList<FieldProblem>();
        if (details.subject().isBlank() && details.text().isBlank()) {
            problems.add(new FieldProblem("subject", "Say in a few words what it is about"));
        }
        if (details.text().length() > LONGEST_TEXT) {
            problems.add(new FieldProblem("text", "At most " + LONGEST_TEXT + " characters"));
        }
        if (details.email() != null && EmailAddress.read(details.email()) == null) {
            problems.add(new FieldProblem("email", "This is no e-mail address"));
        }
        if (details.phone() != null
                && Requester.of(details, home.tenant().country()).phone() == null) {
            problems.add(new FieldProblem("phone", "This is no telephone number"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(List.copyOf(problems));
        }
    }

    @Transactional(readOnly = true)
    public Optional<TicketId> byNumber(long number) {
        return rows.byNumber(number);
    }

    /** The ticket a customer opens with their key. */
    @Transactional(readOnly = true)
    public Optional<TicketId> byKey(String key) {
        return rows.byKey(key);
    }
}
