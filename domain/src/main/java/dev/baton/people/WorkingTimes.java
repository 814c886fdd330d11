package dev.baton.people;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a tenant's admin sees and sets of people: when they work and how much they carry. */
@Service
@Transactional
public class WorkingTimes {
    /** More open leads than anybody can look after. */
    public static final int MOST_CAPACITY = 1000;

    private static final String SELECT = """
            select p.id, p.login, p.name, p.email, p.zone, p.locale, p.capacity, p.active, p.available, p.version,
                   c.key as calendar, s.at as last_sign_in, s.roles,
                   array(select t.key from crm.team t join crm.team_member m on m.team_id = t.id
                          where m.person_id = p.id order by t.key) as teams,
                   a.id as absence_id, a.from_at, a.to_at, a.reason
              from crm.person p
              left join crm.calendar c on c.id = p.calendar_id
              left join crm.person_sign_in s on s.person_id = p.id
              left join lateral (select id, from_at, to_at, reason from crm.person_absence
                                  where person_id = p.id and to_at > :now order by from_at limit 1) a on true
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    WorkingTimes(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** Everybody, those who left at the end, by name. */
    @Transactional(readOnly = true)
    public List<PersonDetails> all() {
        return jdbc.sql(SELECT + " order by p.active desc, p.name, p.login")
                .param("now", utc(clock.instant()))
                .query(WorkingTimes::details)
                .list();
    }

    /**
     * What is known of one person.
     *
     * @throws NotFound if nobody has that login
     */
    @Transactional(readOnly = true)
    public PersonDetails of(String login) {
        return jdbc.sql(SELECT + " where p.login = :login")
                .param("now", utc(clock.instant()))
                .param("login", login)
                .query(WorkingTimes::details)
                .optional()
                .orElseThrow(() -> new NotFound("person", login));
    }

    /**
     * Sets when and how much somebody works; what waits for them is given away anew.
     *
     * @param version of what was read ({@link PersonDetails#version()})
     * @throws Invalid if a value does not fit
     * @throws OptimisticLockingFailureException if it was changed since
     * @throws NotFound if nobody has that login
     */
    public void change(String login, WorkingTime time, long version) {
        var known = of(login);
        if (known.version() != version) {
            throw changedMeanwhile(login);
        }
        var problems = new ArrayList<FieldProblem>();
        if (time.capacity() < 0 || time.capacity() > MOST_CAPACITY) {
            problems.add(new FieldProblem("capacity", "people.capacity.range"));
        }
        var calendar = calendarId(time.calendar());
        if (time.calendar() != null && calendar.isEmpty()) {
            problems.add(new FieldProblem("calendar", "people.calendar.unknown"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        if (known.time().equals(time)) {
            return;
        }
        var changed = jdbc.sql("update crm.person set available = :available, capacity = :capacity, zone = :zone, "
                        + "calendar_id = :calendar, version = version + 1 where id = :id and version = :version")
                .param("available", time.available())
                .param("capacity", time.capacity())
                .param("zone", time.zone().getId())
                .param("calendar", calendar.orElse(null))
                .param("id", known.person().id().value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw changedMeanwhile(login);
        }
        people.workingTimeChanged(known.person().id());
    }

    private static OptimisticLockingFailureException changedMeanwhile(String login) {
        return new OptimisticLockingFailureException("person " + login + " was changed meanwhile");
    }

    private Optional<UUID> calendarId(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : jdbc.sql("select id from crm.calendar where key = ?")
                        .param(key)
                        .query(UUID.class)
                        .optional();
    }

    private static PersonDetails details(ResultSet row, int number) throws SQLException {
        var person = People.person(row, number);
        var absence = row.getObject("absence_id", UUID.class);
        return new PersonDetails(
                person,
                new WorkingTime(
                        row.getBoolean("available"),
                        person.capacity(),
                        ZoneId.of(row.getString("zone")),
                        row.getString("calendar")),
                List.of((String[]) row.getArray("teams").getArray()),
                rolesIn(row),
                instant(row, "last_sign_in"),
                absence == null
                        ? null
                        : new Absence(
                                absence,
                                person.id(),
                                row.getTimestamp("from_at").toInstant(),
                                row.getTimestamp("to_at").toInstant(),
                                row.getString("reason")),
                row.getLong("version"));
    }

    private static Set<String> rolesIn(ResultSet row) throws SQLException {
        var roles = row.getArray("roles");
        return roles == null ? Set.of() : new TreeSet<>(Arrays.asList((String[]) roles.getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
