package dev.baton.people;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an admin sees of a person: what the identity provider says, and what is set here.
 *
 * @param teams their keys
 * @param roles keys of the roles of the last sign-in; empty before the first
 * @param lastSignIn null before the first
 * @param away the absence they are in or whose end is the next to come; null without any
 * @param version of what is set here, for a change of it
 */
public record PersonDetails(
        Person person,
        WorkingTime time,
        List<String> teams,
        Set<String> roles,
        @Nullable Instant lastSignIn,
        @Nullable Absence away,
        long version) {
    public PersonDetails {
        teams = List.copyOf(teams);
        roles = new TreeSet<>(roles);
    }

    /** Whether an absence holds at that time. */
    public boolean isAway(Instant at) {
        return away != null && !away.from().isAfter(at) && away.to().isAfter(at);
    }
}
