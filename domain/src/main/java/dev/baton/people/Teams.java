package dev.baton.people;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams of a tenant, whose members the identity provider knows. */
@Service
@Transactional
public class Teams {
    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All teams with their active members, by name of the team. */
    @Transactional(readOnly = true)
    public List<TeamDetails> all() {
        var members = new HashMap<UUID, List<Person>>();
        jdbc.sql("select m.team_id, p.id, p.login, p.name, p.email, p.zone, p.locale, p.capacity, p.active "
                        + "from crm.team_member m join crm.person p on p.id = m.person_id and p.active "
                        + "order by p.name, p.login")
                .query(row -> {
                    members.computeIfAbsent(row.getObject("team_id", UUID.class), team -> new ArrayList<>())
                            .add(People.person(row, 0));
                });
        return jdbc.sql("select id, key, name, version from crm.team order by name, key")
                .query((row, number) -> new TeamDetails(
                        new Team(row.getString("key"), row.getString("name")),
                        members.getOrDefault(row.getObject("id", UUID.class), List.of()),
                        row.getLong("version")))
                .list();
    }

    /**
     * Gives a team another name; its key is the identity provider's.
     *
     * @param version of what was read ({@link TeamDetails#version()})
     * @throws Invalid if the name is empty or longer than 80 characters
     * @throws OptimisticLockingFailureException if it was changed since
     */
    public void rename(String key, String name, long version) {
        if (name.isBlank() || name.length() > 80) {
            throw new Invalid(List.of(new FieldProblem("name", "people.team.name-range")));
        }
        var changed = jdbc.sql("update crm.team set name = :name, version = version + 1 "
                        + "where key = :key and version = :version")
                .param("name", name.strip())
                .param("key", key)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("team " + key + " was changed meanwhile");
        }
    }
}
