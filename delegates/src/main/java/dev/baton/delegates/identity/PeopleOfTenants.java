package dev.baton.delegates.identity;

import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The people of the tenant at work, read at most every half minute: Camunda's applications ask for them with nearly every
 * request. Kept by tenant, so nobody sees anybody else's; without a tenant there is nobody.
 */
class PeopleOfTenants {
    static final Duration KEEP = Duration.ofSeconds(30);
    static final int MOST_TENANTS = 200;

    private final ObjectProvider<People> people;
    private final Clock clock;
    private final Map<TenantId, KnownPeople> kept = new ConcurrentHashMap<>();

    PeopleOfTenants(ObjectProvider<People> people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    KnownPeople atWork() {
        return Tenancy.current().map(this::of).orElse(KnownPeople.NOBODY);
    }

    /** Somebody by their login. Who is not among those kept may have come a moment ago: all are read again. */
    Optional<Person> person(String login) {
        var known = atWork().person(login);
        if (known.isPresent()) {
            return known;
        }
        Tenancy.current().ifPresent(kept::remove);
        return atWork().person(login);
    }

    private KnownPeople of(TenantId tenant) {
        var now = clock.instant();
        var known = kept.get(tenant);
        if (known != null && known.isFresh(now, KEEP)) {
            return known;
        }
        // Two at once may both read: better than one that waits for the other's connection.
        var read = read(now);
        makeRoom(now);
        kept.put(tenant, read);
        return read;
    }

    private void makeRoom(Instant now) {
        if (kept.size() >= MOST_TENANTS) {
            kept.values().removeIf(known -> !known.isFresh(now, KEEP));
        }
        if (kept.size() >= MOST_TENANTS) {
            kept.clear();
        }
    }

    int tenantsKept() {
        return kept.size();
    }

    private KnownPeople read(Instant now) {
        var source = people.getObject();
        return KnownPeople.of(now, source.all(), source.teams(), source.memberships());
    }
}
