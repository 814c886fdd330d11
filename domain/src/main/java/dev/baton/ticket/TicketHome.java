package dev.baton.ticket;

import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tenant at work, and its people. */
@Component
class TicketHome {
    private final Tenants tenants;
    private final People people;
    private final Clock clock;

    TicketHome(Tenants tenants, People people, Clock clock) {
        this.tenants = tenants;
        this.people = people;
        this.clock = clock;
    }

    Tenant tenant() {
        var id = Tenancy.required();
        return tenants.byId(id).orElseThrow(() -> new NotFound("tenant", id));
    }

    @Nullable
    Person person(@Nullable UUID id) {
        return id == null ? null : people.byId(new PersonId(id)).orElse(null);
    }

    Person person(String login) {
        return people.byLogin(login).orElseThrow(() -> new NotFound("person", login));
    }

    /** Whether somebody works now: active, on shift, not away. */
    boolean isPresent(@Nullable Person person) {
        return person != null && person.active() && people.isPresent(person, clock.instant());
    }

    /** Those of a team who work now; where that is nobody, whoever is not away. */
    List<Person> presentOrBack(String team) {
        var there = present(team);
        return there.isEmpty()
                ? people.membersOf(team).stream()
                        .filter(person -> person.active() && !people.isAway(person, clock.instant()))
                        .toList()
                : there;
    }

    /** Those of a team who work now; nobody who is away. */
    List<Person> present(String team) {
        var members = people.membersOf(team);
        var there = people.present(members, clock.instant());
        return members.stream()
                .filter(person -> person.active() && there.contains(person.id()))
                .toList();
    }
}
