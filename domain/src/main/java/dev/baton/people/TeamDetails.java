package dev.baton.people;

import java.util.List;

/**
 * What an admin sees of a team.
 *
 * @param members the active ones, by name
 * @param version for a change of its name
 */
public record TeamDetails(Team team, List<Person> members, long version) {
    public TeamDetails {
        members = List.copyOf(members);
    }
}
