package dev.baton.lead;

import dev.baton.people.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a lead is, and until when they should be in touch. Only read here: whoever assigns leads writes it. */
@Embeddable
record Assigned(
        @Column(insertable = false, updatable = false) @Nullable
        String queue,

        @Column(insertable = false, updatable = false) @Nullable
        UUID ownerId,

        @Column(insertable = false, updatable = false) @Nullable
        Instant firstTouchDueAt) {
    /** To nobody, and in no queue. */
    static final Assigned NOT_YET = new Assigned(null, null, null);

    @Nullable
    PersonId owner() {
        return ownerId == null ? null : new PersonId(ownerId);
    }
}
