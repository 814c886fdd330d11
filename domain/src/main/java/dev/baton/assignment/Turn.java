package dev.baton.assignment;

import dev.baton.people.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose turn it is: the order of a round, kept across restarts by remembering who came last. */
record Turn(@Nullable PersonId last) {
    /** Somebody who could take a lead, with what they carry already. */
    record Free(PersonId person, long open) {}

    /** The next after the last one, and after the end of the round the first again. */
    Optional<PersonId> next(List<Free> free) {
        return free.stream().map(Free::person).min(inTurn());
    }

    /** Whoever carries least; by turns among equals. */
    Optional<PersonId> leastLoaded(List<Free> free) {
        return free.stream()
                .min(Comparator.comparingLong(Free::open).thenComparing(Free::person, inTurn()))
                .map(Free::person);
    }

    private Comparator<PersonId> inTurn() {
        var byJoining = Comparator.comparing((PersonId person) -> person.value().toString());
        if (last == null) {
            return byJoining;
        }
        return Comparator.comparing((PersonId person) -> byJoining.compare(person, last) <= 0)
                .thenComparing(byJoining);
    }
}
