package dev.baton.lead;

import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Stale;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** All leads of the tenant. */
@Component
class Leads {
    private final EntityManager entities;

    Leads(EntityManager entities) {
        this.entities = entities;
    }

    Lead get(LeadId id) {
        return found(id, entities.find(Lead.class, id.value()));
    }

    /**
     * A lead as a person saw it.
     *
     * @throws Stale if it changed since
     */
    Lead seen(LeadId id, long version) {
        var lead = get(id);
        if (lead.version() != version) {
            throw new Stale(lead.record());
        }
        return lead;
    }

    /** Reads a lead and holds it to the end of the transaction: whoever else wants to decide about it waits. */
    Lead lock(LeadId id) {
        return found(id, entities.find(Lead.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Lead> find(LeadId id) {
        return Optional.ofNullable(entities.find(Lead.class, id.value()));
    }

    /** Forgets a lead whose row is about to go. */
    void detach(Lead lead) {
        entities.flush();
        entities.detach(lead);
    }

    void add(Lead lead) {
        entities.persist(lead);
        entities.flush();
    }

    /**
     * Writes what is pending, for statements that do not go through JPA.
     *
     * @throws OptimisticLockingFailureException if somebody else was faster
     */
    void flush() {
        try {
            entities.flush();
        } catch (OptimisticLockException faster) {
            throw new OptimisticLockingFailureException("A lead was changed meanwhile", faster);
        }
    }

    /** Writes what is pending, and says so if somebody else was faster. */
    void flushOrStale(LeadId id) {
        try {
            entities.flush();
        } catch (OptimisticLockException faster) {
            throw new Stale(RecordRef.lead(id.value()));
        }
    }

    private static Lead found(LeadId id, @Nullable Lead lead) {
        if (lead == null) {
            throw new NotFound("lead", id);
        }
        return lead;
    }
}
