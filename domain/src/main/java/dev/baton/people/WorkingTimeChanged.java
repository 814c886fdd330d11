package dev.baton.people;

import java.util.Set;

/**
 * Somebody can carry more or less work than before: an absence, a capacity, a team or the whole person changed.
 *
 * @param teams keys of the teams whose queues may move now
 */
public record WorkingTimeChanged(PersonId person, Set<String> teams) {
    public WorkingTimeChanged {
        teams = Set.copyOf(teams);
    }
}
