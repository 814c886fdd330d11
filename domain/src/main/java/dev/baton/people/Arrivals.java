package dev.baton.people;

import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the people of a tenant as the identity provider has them: it is asked whenever somebody signs in. */
@Service
@Transactional
public class Arrivals {
    private static final int USUAL_CAPACITY = 20;

    /** What becomes of somebody at the door. */
    public enum Answer {
        COME_IN,
        /** They have left the company: what they did stays, they do not come back by themselves. */
        HAS_LEFT
    }

    /**
     * What the identity provider says of a person.
     *
     * @param teams keys of all their teams
     */
    public record Arrival(String login, String name, String email, Set<String> teams) {
        public Arrival {
            teams = Set.copyOf(teams);
        }
    }

    private final People people;

    Arrivals(People people) {
        this.people = people;
    }

    /**
     * Makes a person at their first arrival; later brings name, address and teams up to date. Zone and capacity are
     * Baton's own and stay. Who comes as they were changes nothing.
     *
     * @param usualZone where the days of the tenant's people begin
     */
    public Answer arrived(Arrival arrival, ZoneId usualZone) {
        var known = people.byLogin(arrival.login());
        if (known.isPresent() && !known.get().active()) {
            return Answer.HAS_LEFT;
        }
        if (known.filter(person -> isAsBefore(person, arrival)).isEmpty()) {
            people.provision(new NewPerson(
                    arrival.login(),
                    arrival.name(),
                    arrival.email(),
                    known.map(Person::zone).orElse(usualZone),
                    known.map(Person::capacity).orElse(USUAL_CAPACITY),
                    arrival.teams()));
        }
        return Answer.COME_IN;
    }

    private boolean isAsBefore(Person known, Arrival arrival) {
        return known.name().equals(arrival.name())
                && known.email().equals(arrival.email())
                && people.teamsOf(arrival.login()).equals(arrival.teams());
    }
}
