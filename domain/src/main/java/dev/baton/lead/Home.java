package dev.baton.lead;

import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tenant at work, and who of its people may be named. */
@Component
class Home {
    private final Tenants tenants;
    private final People people;

    Home(Tenants tenants, People people) {
        this.tenants = tenants;
        this.people = people;
    }

    Tenant tenant() {
        var id = Tenancy.required();
        return tenants.byId(id).orElseThrow(() -> new NotFound("tenant", id));
    }

    @Nullable
    Person person(@Nullable PersonId id) {
        return id == null ? null : people.byId(id).orElse(null);
    }

    @Nullable
    Person person(String login) {
        return people.byLogin(login).orElse(null);
    }

    List<Person> team(String key) {
        return people.membersOf(key).stream().filter(Person::active).toList();
    }
}
