package dev.baton.people;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people are away. */
@Service
@Transactional
public class Absences {
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_ABSENCE_DAYS = 3 * 366;

    /** The last one that calendars write with four digits (ISO 8601); beyond, days cannot be reckoned with. */
    private static final int LAST_YEAR = 9999;

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    Absences(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Enters an absence of whole days, by the person's own clock.
     *
     * @param first its first day
     * @param last its last day, within it
     * @throws Invalid if it ends before it begins, is over, is longer than three years, or overlaps another of theirs
     * @throws NotFound if nobody has that login
     */
    public Absence add(String login, LocalDate first, LocalDate last, String reason) {
        var person = people.byLogin(login).orElseThrow(() -> new NotFound("person", login));
        if (last.getYear() > LAST_YEAR) {
            throw new Invalid(List.of(new FieldProblem("last", "people.absence.too-long")));
        }
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
    public Absence get(UUID id) {
        return jdbc.sql("select id, person_id, from_at, to_at, reason from crm.person_absence where id = ?")
                .param(id)
                .query(Absences::absence)
                .optional()
                .orElseThrow(() -> new NotFound("absence", id));
    }

    /** Takes an absence back. */
    public void remove(UUID id) {
        people.removeAbsence(id);
    }

    /** Absences of active people that touch the time between, by person and beginning. */
    @Transactional(readOnly = true)
    public List<Absence> between(Instant from, Instant to) {
        return jdbc.sql("select a.id, a.person_id, a.from_at, a.to_at, a.reason from crm.person_absence a "
                        + "join crm.person p on p.id = a.person_id and p.active "
                        + "where a.from_at < :to and a.to_at > :from order by p.name, p.login, a.from_at")
                .param("from", utc(from))
                .param("to", utc(to))
                .query(Absences::absence)
                .list();
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
