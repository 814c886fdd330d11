package dev.baton.people;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarService;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of a tenant: who they are, in which teams, and when they are there. */
@Service
@Transactional
public class People {
    private static final String SELECT =
            "select p.id, p.login, p.name, p.email, p.zone, p.locale, p.capacity, p.active from crm.person p ";

    private final JdbcClient jdbc;
    private final CalendarService calendars;
    private final ApplicationEventPublisher events;

    People(JdbcClient jdbc, CalendarService calendars, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.events = events;
    }

    public Optional<Person> byLogin(String login) {
        return jdbc.sql(SELECT + "where p.login = ?")
                .param(login)
                .query(People::person)
                .optional();
    }

    public Optional<Person> byId(PersonId id) {
        return jdbc.sql(SELECT + "where p.id = ?")
                .param(id.value())
                .query(People::person)
                .optional();
    }

    /** Those of the ids who exist, in one statement. */
    public Map<PersonId, Person> byIds(Collection<PersonId> ids) {
        return jdbc
                .sql(SELECT + "where p.id = any(?)")
                .param(ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(People::person)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Everybody who is active, by name. */
    public List<Person> all() {
        return jdbc.sql(SELECT + "where p.active order by p.name, p.login")
                .query(People::person)
                .list();
    }

    /** The active members of a team, by login; nobody for a team that does not exist. */
    public List<Person> membersOf(String team) {
        return jdbc.sql(SELECT
                        + "join crm.team_member m on m.person_id = p.id join crm.team t on t.id = m.team_id "
                        + "where t.key = ? and p.active order by p.login")
                .param(team)
                .query(People::person)
                .list();
    }

    public List<Team> teams() {
        return jdbc.sql("select key, name from crm.team order by key")
                .query((row, number) -> new Team(row.getString("key"), row.getString("name")))
                .list();
    }

    /** Logins of the active members of each team, by the team's key; one statement for all. */
    public Map<String, Set<String>> memberships() {
        return jdbc
                .sql("select t.key, p.login from crm.team t join crm.team_member m on m.team_id = t.id "
                        + "join crm.person p on p.id = m.person_id where p.active")
                .query((row, number) -> Map.entry(row.getString("key"), row.getString("login")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** Keys of the teams a person is in. */
    public Set<String> teamsOf(String login) {
        return new TreeSet<>(jdbc.sql("select t.key from crm.team t join crm.team_member m on m.team_id = t.id "
                        + "join crm.person p on p.id = m.person_id where p.login = ?")
                .param(login)
                .query(String.class)
                .list());
    }

    /** Makes a team, or gives it another name. */
    public void provisionTeam(Team team) {
        jdbc.sql("insert into crm.team (id, key, name) values (?, ?, ?) "
                        + "on conflict (tenant_id, key) do update set name = excluded.name, version = team.version + 1 "
                        + "where team.name <> excluded.name")
                .params(UuidV7.next(), team.key(), team.name())
                .update();
    }

    /**
     * Makes a person, or brings what the identity provider says of them up to date; doing it twice changes nothing. How
     * much and by which clock they work is set when they are made, and an admin's from then on.
     */
    @CanIgnoreReturnValue
    public PersonId provision(NewPerson details) {
        jdbc.sql("insert into crm.person (id, login, name, email, zone, capacity) values (?, ?, ?, ?, ?, ?) "
                        + "on conflict (tenant_id, login) do update set name = excluded.name, email = excluded.email, "
                        + "active = true, version = person.version + 1 "
                        + "where (person.name, person.email, person.active) is distinct "
                        + "from (excluded.name, excluded.email, true)")
                .params(
                        UuidV7.next(),
                        details.login(),
                        details.name(),
                        details.email(),
                        details.zone().getId(),
                        details.capacity())
                .update();
        var person = required(details.login());
        moveToTeams(person.id(), details.teams());
        events.publishEvent(new WorkingTimeChanged(person.id(), details.teams()));
        return person.id();
    }

    private void moveToTeams(PersonId person, Set<String> teams) {
        var keys = teams.toArray(String[]::new);
        for (var key : keys) {
            jdbc.sql("insert into crm.team (id, key, name) values (?, ?, ?) on conflict (tenant_id, key) do nothing")
                    .params(UuidV7.next(), key, key)
                    .update();
            jdbc.sql("insert into crm.team_member (id, team_id, person_id) "
                            + "select ?, t.id, ? from crm.team t where t.key = ? "
                            + "on conflict (team_id, person_id) do nothing")
                    .params(UuidV7.next(), person.value(), key)
                    .update();
        }
        jdbc.sql("delete from crm.team_member m using crm.team t "
                        + "where m.team_id = t.id and m.person_id = ? and t.key <> all(?)")
                .params(person.value(), keys)
                .update();
    }

    public void changeCapacity(PersonId person, int capacity) {
        if (capacity < 0) {
            throw new Invalid(List.of(new FieldProblem("capacity", "A capacity is zero or more")));
        }
        changed(
                person,
                jdbc.sql("update crm.person set capacity = ?, version = version + 1 where id = ?")
                        .params(capacity, person.value())
                        .update());
    }

    /** The person has left: no new work, the history stays. */
    public void deactivate(PersonId person) {
        changed(
                person,
                jdbc.sql("update crm.person set active = false, version = version + 1 where id = ?")
                        .param(person.value())
                        .update());
    }

    public Absence addAbsence(PersonId person, Instant from, Instant to, String reason) {
        if (!from.isBefore(to)) {
            throw new Invalid(List.of(new FieldProblem("to", "An absence ends after it begins")));
        }
        var absence = new Absence(UuidV7.next(), person, from, to, reason);
        jdbc.sql("insert into crm.person_absence (id, person_id, from_at, to_at, reason) values (?, ?, ?, ?, ?)")
                .params(absence.id(), person.value(), utc(from), utc(to), reason)
                .update();
        changed(person, 1);
        return absence;
    }

    public void removeAbsence(UUID absence) {
        var person = jdbc.sql("delete from crm.person_absence where id = ? returning person_id")
                .param(absence)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("absence", absence));
        changed(new PersonId(person), 1);
    }

    /** Absences of a person that are not over, soonest first. */
    public List<Absence> absencesOf(PersonId person, Instant from) {
        return jdbc.sql("select id, person_id, from_at, to_at, reason from crm.person_absence "
                        + "where person_id = ? and to_at > ? order by from_at")
                .params(person.value(), utc(from))
                .query((row, number) -> new Absence(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("to_at").toInstant(),
                        row.getString("reason")))
                .list();
    }

    /**
     * Whether a person is there: active, available, not absent, and within the hours of their calendar (the tenant's
     * where they have none of their own) by the clock of their own zone. While the tenant itself rests (night, weekend, holiday) everybody who is not absent counts as present:
     * otherwise a lead of the night would wait for morning without an owner.
     */
    public boolean isPresent(Person person, Instant at) {
        return present(List.of(person), at).contains(person.id());
    }

    /** Those who are there at that time, see {@link #isPresent}; one statement for all. */
    public Set<PersonId> present(Collection<Person> people, Instant at) {
        var calendarOf = calendarsOfTheAvailable(people, at);
        var tenants = calendars.defaultCalendar();
        var everybodyRests = !tenants.isOpen(at);
        var own = new HashMap<String, BusinessCalendar>();
        return people.stream()
                .filter(Person::active)
                .filter(person -> calendarOf.containsKey(person.id()))
                .filter(person -> {
                    var key = calendarOf.getOrDefault(person.id(), "");
                    var calendar = key.isEmpty() ? tenants : own.computeIfAbsent(key, calendars::calendar);
                    return everybodyRests || calendar.in(person.zone()).isOpen(at);
                })
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /** Whether somebody is on leave, or not available at all; whoever merely sleeps is not away. */
    public boolean isAway(Person person, Instant at) {
        return !calendarsOfTheAvailable(List.of(person), at).containsKey(person.id());
    }

    /** Keys of the calendars of those who are available and not absent; empty for the tenant's own. */
    private Map<PersonId, String> calendarsOfTheAvailable(Collection<Person> people, Instant at) {
        var calendarOf = new HashMap<PersonId, String>();
        jdbc.sql("select p.id, coalesce(c.key, '') as calendar from crm.person p "
                        + "left join crm.calendar c on c.id = p.calendar_id where p.id = any(?) and p.available "
                        + "and not exists (select 1 from crm.person_absence a "
                        + "where a.person_id = p.id and a.from_at <= ? and a.to_at > ?)")
                .params(people.stream().map(p -> p.id().value()).toArray(UUID[]::new), utc(at), utc(at))
                .query(row -> {
                    calendarOf.put(new PersonId(row.getObject("id", UUID.class)), row.getString("calendar"));
                });
        return calendarOf;
    }

    private void changed(PersonId person, int rows) {
        if (rows == 0) {
            throw new NotFound("person", person);
        }
        workingTimeChanged(person);
    }

    void workingTimeChanged(PersonId person) {
        var teams = jdbc.sql("select t.key from crm.team t join crm.team_member m on m.team_id = t.id "
                        + "where m.person_id = ?")
                .param(person.value())
                .query(String.class)
                .list();
        events.publishEvent(new WorkingTimeChanged(person, Set.copyOf(teams)));
    }

    private Person required(String login) {
        return byLogin(login).orElseThrow(() -> new NotFound("person", login));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                row.getString("email"),
                ZoneId.of(row.getString("zone")),
                row.getString("locale"),
                row.getInt("capacity"),
                row.getBoolean("active"));
    }
}
