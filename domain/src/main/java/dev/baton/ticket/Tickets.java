package dev.baton.ticket;

import dev.baton.shared.NotFound;
import dev.baton.shared.Stale;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All tickets of the tenant. */
@Component
class Tickets {
    /** A merge into something merged is rare; a longer chain is a ring. */
    private static final int LONGEST_CHAIN = 10;

    private final EntityManager entities;

    Tickets(EntityManager entities) {
        this.entities = entities;
    }

    Ticket get(TicketId id) {
        return found(id, entities.find(Ticket.class, id.value()));
    }

    Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(entities.find(Ticket.class, id.value()));
    }

    /**
     * Reads a ticket and holds it to the end of the transaction: its clocks, its conversation and its process all change
     * it, and each waits for the others instead of failing.
     */
    Ticket lock(TicketId id) {
        var ticket = found(id, entities.find(Ticket.class, id.value()));
        entities.flush();
        entities.refresh(ticket, LockModeType.PESSIMISTIC_WRITE);
        return ticket;
    }

    /** The ticket that takes what is said in this one: a merged one is part of another, and that one perhaps of a third. */
    Ticket survivor(TicketId id) {
        var ticket = get(id);
        for (var hop = 0; hop < LONGEST_CHAIN && ticket.mergedInto() != null; hop++) {
            ticket = get(ticket.mergedInto());
        }
        return ticket;
    }

    /** The same, held: also where it becomes part of yet another before it is. */
    Ticket lockSurvivor(TicketId id) {
        var ticket = lock(survivor(id).id());
        for (var hop = 0; hop < LONGEST_CHAIN && ticket.mergedInto() != null; hop++) {
            ticket = lock(survivor(ticket.id()).id());
        }
        return ticket;
    }

    /**
     * Holds a ticket as a person saw it.
     *
     * @throws Stale if it changed since
     */
    Ticket seen(TicketId id, long version) {
        var ticket = lock(id);
        if (ticket.version() != version) {
            throw new Stale(ticket.record());
        }
        return ticket;
    }

    void add(Ticket ticket) {
        entities.persist(ticket);
        entities.flush();
    }

    /** Writes what is pending, for statements that do not go through JPA. */
    void flush() {
        entities.flush();
    }

    private static Ticket found(TicketId id, @Nullable Ticket ticket) {
        if (ticket == null) {
            throw new NotFound("ticket", id);
        }
        return ticket;
    }
}
