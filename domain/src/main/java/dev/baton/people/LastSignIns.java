package dev.baton.people;

import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people were here last, and as what. */
@Service
@Transactional
public class LastSignIns {
    private final JdbcClient jdbc;
    private final Clock clock;

    LastSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that somebody signed in, with which roles; of a login nobody has nothing is noted. */
    public void note(String login, Collection<String> roles) {
        jdbc.sql("insert into crm.person_sign_in (id, person_id, at, roles) "
                        + "select :id, p.id, :at, string_to_array(:roles, ',') from crm.person p where p.login = :login "
                        + "on conflict (person_id) do update set at = excluded.at, roles = excluded.roles")
                .param("id", UuidV7.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("roles", String.join(",", new TreeSet<>(roles)))
                .param("login", login)
                .update();
    }
}
