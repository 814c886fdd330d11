package dev.baton.delegates.identity;

import dev.baton.people.Person;
import dev.baton.people.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people and teams of one tenant, as they were a moment ago.
 *
 * @param members logins of the members, by the team's key
 */
record KnownPeople(Instant readAt, Map<String, Person> byLogin, List<Team> teams, Map<String, Set<String>> members) {
    static final KnownPeople NOBODY = new KnownPeople(Instant.MIN, Map.of(), List.of(), Map.of());

    static KnownPeople of(Instant readAt, List<Person> people, List<Team> teams, Map<String, Set<String>> members) {
        var byLogin = people.stream()
                .collect(Collectors.toUnmodifiableMap(Person::login, person -> person, (one, other) -> one));
        return new KnownPeople(readAt, byLogin, List.copyOf(teams), Map.copyOf(members));
    }

    boolean isFresh(Instant now, Duration keep) {
        return !now.isBefore(readAt) && now.isBefore(readAt.plus(keep));
    }

    Optional<Person> person(String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    Set<String> membersOf(String team) {
        return members.getOrDefault(team, Set.of());
    }
}
