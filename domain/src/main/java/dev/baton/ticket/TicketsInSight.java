package dev.baton.ticket;

import dev.baton.customer.CompanyId;
import dev.baton.customer.Customers;
import dev.baton.identity.Masked;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets as somebody may see them, without what they may not read. A desk is one: whoever may see tickets sees all of the
 * tenant.
 */
@Service
@Transactional(readOnly = true)
public class TicketsInSight {
    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketLists lists;
    private final Promises promises;
    private final Surveys surveys;
    private final Customers customers;
    private final SideRows sides;
    private final Copies copies;
    private final TicketHome home;
    private final Clock clock;

    TicketsInSight(
            Tickets tickets,
            TicketRows rows,
            TicketLists lists,
            Promises promises,
            Surveys surveys,
            Customers customers,
            SideRows sides,
            Copies copies,
            TicketHome home,
            Clock clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.lists = lists;
        this.promises = promises;
        this.surveys = surveys;
        this.customers = customers;
        this.sides = sides;
        this.copies = copies;
        this.home = home;
        this.clock = clock;
    }

    /**
     * One ticket.
     *
     * @throws NotFound if there is none, or the person may not see it
     */
    public TicketView view(TicketId id, SignedIn person) {
        if (!person.may(Right.SEE_TICKETS)) {
            throw new NotFound("ticket", id);
        }
        return view(tickets.get(id), rows.participants(id)).maskedFor(person);
    }

    /** The ticket a customer opens with their key, as they may see it: without our words among ourselves, and without strangers. */
    public TicketView ofCustomer(String key) {
        var id = rows.byKey(key).orElseThrow(() -> new NotFound("ticket", "of that link"));
        return view(tickets.get(id), rows.readers(id));
    }

    /**
     * The ticket that a customer's became part of.
     *
     * @param key what its customer opens it with; null where that is somebody else
     */
    public record Whole(TicketStatus status, @Nullable String key) {}

    /** What the ticket a customer opens with their key became part of; empty while it stands for itself. */
    public Optional<Whole> wholeOf(String key) {
        var part = tickets.get(rows.byKey(key).orElseThrow(() -> new NotFound("ticket", "of that link")));
        if (part.mergedInto() == null) {
            return Optional.empty();
        }
        var whole = tickets.survivor(part.id());
        var theirs = part.requester().isSamePerson(whole.requester());
        return Optional.of(new Whole(whole.status(), theirs ? rows.key(whole.id()) : null));
    }

    /**
     * A page of tickets, what is due first first; one statement.
     *
     * @param cursor the {@link TicketList#next()} of the page before, of the same filter
     */
    public TicketList list(TicketFilter filter, @Nullable String cursor, int size, SignedIn person) {
        if (!person.may(Right.SEE_TICKETS)) {
            return new TicketList(List.of(), null);
        }
        if (person.may(Right.SEE_PERSONAL_DATA)) {
            return lists.page(filter, cursor, size, person);
        }
        var q = filter.q();
        // Whoever may not read an address may not guess it either.
        if (q != null && !q.equals(Masked.personal(q))) {
            return new TicketList(List.of(), null);
        }
        var page = lists.page(filter, cursor, size, person);
        return new TicketList(page.rows().stream().map(TicketRow::masked).toList(), page.next());
    }

    /** How many tickets a filter shows; counts no further than asked. */
    public int countUpTo(TicketFilter filter, int most, SignedIn person) {
        return person.may(Right.SEE_TICKETS) ? lists.countUpTo(filter, most, person) : 0;
    }

    /** Who can be in copy of an answer, by address; nobody for those who may not read addresses. */
    public List<CopyReader> copyReaders(TicketId id, SignedIn person) {
        check(id.record(), person);
        return person.may(Right.SEE_PERSONAL_DATA) ? copies.of(tickets.get(id)) : List.of();
    }

    /** The tickets that belong together with this one. */
    public List<RelatedTicket> related(TicketId id, SignedIn person) {
        check(id.record(), person);
        return lists.related(id);
    }

    /** What else whoever asks has asked, newest first. */
    public List<RelatedTicket> ofSameRequester(TicketId id, int most, SignedIn person) {
        check(id.record(), person);
        return lists.ofSameRequester(id, most);
    }

    /** What a lead's person has asked, newest first; nothing for those who may not see tickets. */
    public List<RelatedTicket> ofLead(UUID lead, int most, SignedIn person) {
        return person.may(Right.SEE_TICKETS) ? lists.ofLead(lead, most) : List.of();
    }

    /** What happened to the clocks of a ticket, oldest first. */
    public List<ClockEntry> journal(TicketId id, SignedIn person) {
        check(id.record(), person);
        return promises.journal(id);
    }

    /**
     * Does nothing if the person may see the ticket, or what is said to a vendor about one, or the record is neither.
     *
     * @throws NotFound if there is none, or the person may not see it
     */
    public void check(RecordRef record, SignedIn person) {
        if (record.type() == RecordType.TICKET
                && (!person.may(Right.SEE_TICKETS)
                        || tickets.find(new TicketId(record.id())).isEmpty())) {
            throw new NotFound("ticket", record.id());
        }
        if (record.type() == RecordType.SIDE_CONVERSATION
                && (!person.may(Right.SEE_TICKETS)
                        || sides.find(new SideConversationId(record.id())).isEmpty())) {
            throw new NotFound("side conversation", record.id());
        }
    }

    private TicketView view(Ticket ticket, Set<String> participants) {
        var owner = home.person(ticket.assignee());
        var requester = ticket.requester();
        var company = requester.company() == null ? null : customers.company(new CompanyId(requester.company()));
        var now = clock.instant();
        return new TicketView(
                ticket.id(),
                ticket.version(),
                ticket.number(),
                ticket.subject(),
                ticket.status(),
                ticket.channel(),
                ticket.priority(),
                ticket.topic(),
                ticket.category(),
                ticket.product(),
                ticket.impact(),
                ticket.team(),
                ticket.level(),
                owner == null ? null : owner.login(),
                owner == null ? null : owner.name(),
                requester.name(),
                requester.email(),
                requester.phone(),
                requester.language(),
                requester.supportTier(),
                requester.vip(),
                requester.contact(),
                requester.company(),
                company == null ? null : company.name(),
                participants,
                ticket.policy(),
                ticket.cycle(),
                ticket.isIncident(),
                ticket.incidentOf(),
                ticket.mergedInto(),
                ticket.followed(),
                ticket.splitFrom(),
                ticket.isUnreachable(),
                ticket.resolution(),
                ticket.resolvedBy(),
                ticket.statusReason(),
                ticket.receivedAt(),
                ticket.lastCustomerAt(),
                ticket.firstAnsweredAt(),
                ticket.lastAnswerAt(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                promises.of(ticket.id()).stream()
                        .map(kept -> new ClockView(
                                kept.clock().kind(),
                                kept.round(),
                                kept.policy(),
                                kept.calendar(),
                                kept.clock().target(),
                                promises.left(kept, now),
                                kept.clock().isRunning(),
                                kept.clock().pausedFor(),
                                kept.clock().dueAt(),
                                kept.clock().breachedAt(),
                                kept.clock().fulfilledAt()))
                        .toList(),
                surveys.ratings(ticket.id()),
                rows.key(ticket.id()));
    }
}
