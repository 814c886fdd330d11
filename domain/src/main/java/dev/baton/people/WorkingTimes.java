package dev.baton.people;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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

/** What a tenant's admin sees and sets of people: when they work, how much they carry, when they are away. */
@Service
@Transactional
public class WorkingTimes {
    /** More open leads than anybody can look after. */
    public static final int MOST_CAPACITY = 1000;

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_ABSENCE_DAYS = 3 * 366;

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

    /**
     * Enters an absence of whole days, by the person's own clock.
     *
     * @param first its first day
     * @param last its last day, within it
     * @throws Invalid if it ends before it begins, is over, is longer than three years, or overlaps another of theirs
     * @throws NotFound if nobody has that login
     */
    public Absence addAbsence(String login, LocalDate first, LocalDate last, String reason) {
        var person = of(login).person();
        hold(person.id());
        var from = first.atStartOfDay(person.zone()).toInstant();
        var to = last.plusDays(1).atStartOfDay(person.zone()).toInstant();
        var problems = new ArrayList<FieldProblem>();
        if (last.isBefore(first)) {
            problems.add(new FieldProblem("last", "people.absence.ends-before"));
        } else if (!to.isAfter(clock.instant())) {
            problems.add(new FieldProblem("last", "people.absence.over"));
        } else if (first.plusDays(LONGEST_ABSENCE_DAYS).isBefore(last)) {
            problems.add(new FieldProblem("last", "people.absence.too-long"));
        } else if (overlaps(person.id(), from, to)) {
            problems.add(new FieldProblem("first", "people.absence.overlaps"));
        }
        if (reason.isBlank()) {
            problems.add(new FieldProblem("reason", "people.absence.no-reason"));
        } else if (reason.length() > LONGEST_REASON) {
            problems.add(new FieldProblem("reason", "people.absence.long-reason"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return people.addAbsence(person.id(), from, to, reason.strip());
    }

    /** Two absences of one person are entered one after the other, so that the second sees the first. */
    private void hold(PersonId person) {
        jdbc.sql("select id from crm.person where id = ? for no key update")
                .param(person.value())
                .query(UUID.class)
                .single();
    }

    private boolean overlaps(PersonId person, Instant from, Instant to) {
        return jdbc.sql("select exists (select 1 from crm.person_absence "
                        + "where person_id = :person and from_at < :to and to_at > :from)")
                .param("person", person.value())
                .param("from", utc(from))
                .param("to", utc(to))
                .query(Boolean.class)
                .single();
    }

    /**
     * An absence of the tenant.
     *
     * @throws NotFound if there is none of that id (any more)
     */
    @Transactional(readOnly = true)
    public Absence absence(UUID id) {
        return jdbc.sql("select id, person_id, from_at, to_at, reason from crm.person_absence where id = ?")
                .param(id)
                .query(WorkingTimes::absence)
                .optional()
                .orElseThrow(() -> new NotFound("absence", id));
    }

    /** Takes an absence back. */
    public void removeAbsence(UUID id) {
        people.removeAbsence(id);
    }

    /** Absences of active people that touch the time between, by person and beginning. */
    @Transactional(readOnly = true)
    public List<Absence> absences(Instant from, Instant to) {
        return jdbc.sql("select a.id, a.person_id, a.from_at, a.to_at, a.reason from crm.person_absence a "
                        + "join crm.person p on p.id = a.person_id and p.active "
                        + "where a.from_at < :to and a.to_at > :from order by p.name, p.login, a.from_at")
                .param("from", utc(from))
                .param("to", utc(to))
                .query(WorkingTimes::absence)
                .list();
    }

    /** All teams with their active members, by name of the team. */
    @Transactional(readOnly = true)
    public List<TeamDetails> teams() {
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
    public void renameTeam(String key, String name, long version) {
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

    /** Notes that somebody signed in, with which roles; of a login nobody has nothing is noted. */
    public void signedIn(String login, Collection<String> roles) {
        jdbc.sql("insert into crm.person_sign_in (id, person_id, at, roles) "
                        + "select :id, p.id, :at, string_to_array(:roles, ',') from crm.person p where p.login = :login "
                        + "on conflict (person_id) do update set at = excluded.at, roles = excluded.roles")
                .param("id", UuidV7.next())
                .param("at", utc(clock.instant()))
                .param("roles", String.join(",", new TreeSet<>(roles)))
                .param("login", login)
                .update();
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

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                row.getString("reason"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
