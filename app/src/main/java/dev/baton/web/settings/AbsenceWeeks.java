package dev.baton.web.settings;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.people.Absence;
import dev.baton.people.Person;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Four weeks of a company, day by day, and who is away on which of them.
 *
 * @param days in order
 * @param rows a line for each person
 */
record AbsenceWeeks(List<Day> days, List<Row> rows) {
    static final int DAYS = 28;

    /**
     * A column.
     *
     * @param closed the company rests on that day
     */
    record Day(LocalDate date, boolean closed, boolean today) {}

    /**
     * A person's line.
     *
     * @param cells their absence on each day; null where they are there
     * @param away how many of the days they are away
     */
    record Row(Person person, List<Cell> cells, long away) {}

    /** One day of one person. */
    record Cell(Day day, @Nullable Absence absence) {}

    static AbsenceWeeks from(
            LocalDate first,
            LocalDate today,
            BusinessCalendar hours,
            Collection<Person> people,
            Collection<Absence> absences) {
        var days = IntStream.range(0, DAYS)
                .mapToObj(first::plusDays)
                .map(date -> new Day(date, isClosed(date, hours), date.equals(today)))
                .toList();
        var byPerson = absences.stream().collect(Collectors.groupingBy(Absence::person));
        return new AbsenceWeeks(
                days,
                people.stream()
                        .map(person -> row(person, days, byPerson.getOrDefault(person.id(), List.of())))
                        .toList());
    }

    private static boolean isClosed(LocalDate date, BusinessCalendar hours) {
        var start = date.atStartOfDay(hours.zone());
        return hours.businessBetween(start.toInstant(), start.plusDays(1).toInstant())
                .isZero();
    }

    private static Row row(Person person, List<Day> days, List<Absence> absences) {
        var cells = days.stream()
                .map(day -> new Cell(day, on(day.date(), person.zone(), absences)))
                .toList();
        return new Row(
                person,
                cells,
                cells.stream().filter(cell -> cell.absence() != null).count());
    }

    private static @Nullable Absence on(LocalDate date, ZoneId zone, List<Absence> absences) {
        var noon = date.atTime(LocalTime.NOON).atZone(zone).toInstant();
        return absences.stream()
                .filter(absence -> !absence.from().isAfter(noon) && absence.to().isAfter(noon))
                .findFirst()
                .orElse(null);
    }

    /** The last day of an absence, by the clock of whoever is away. */
    static LocalDate lastDay(Absence absence, ZoneId zone) {
        return absence.to().minus(1, ChronoUnit.NANOS).atZone(zone).toLocalDate();
    }
}
