package dev.baton.assignment;

import dev.baton.lead.LeadId;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who is there and can carry one more lead. */
@Component
class FreePeople {
    private final JdbcClient jdbc;
    private final People people;
    private final QueuedLeads leads;
    private final Clock clock;

    FreePeople(JdbcClient jdbc, People people, QueuedLeads leads, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.leads = leads;
        this.clock = clock;
    }

    /**
     * Those of the people who are present and below their capacity and the queue's limit. They are held to the end of
     * the transaction: a person of two queues must not be filled up from both at once.
     */
    List<Turn.Free> among(Collection<Person> candidates, LeadId lead, @Nullable Integer maxOpen) {
        var present = present(candidates);
        if (present.isEmpty()) {
            return List.of();
        }
        hold(present.keySet());
        var open = leads.open(present.keySet(), lead);
        var free = new ArrayList<Turn.Free>();
        present.forEach((id, person) -> {
            var carried = open.getOrDefault(id, 0L);
            var limit = maxOpen == null ? person.capacity() : Math.min(person.capacity(), maxOpen);
            if (carried < limit) {
                free.add(new Turn.Free(id, carried));
            }
        });
        return free;
    }

    private Map<PersonId, Person> present(Collection<Person> candidates) {
        var there = people.present(candidates, clock.instant());
        var present = new LinkedHashMap<PersonId, Person>();
        for (var person : candidates) {
            if (there.contains(person.id())) {
                present.put(person.id(), person);
            }
        }
        return present;
    }

    // A statement of its own: the count that follows must see what those did for whom this one waited.
    private void hold(Collection<PersonId> ids) {
        jdbc.sql("select id from crm.person where id = any(?) order by id for no key update")
                .param(ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
