package dev.baton.demo;

import dev.baton.calendar.Holiday;
import java.time.LocalDate;
import java.util.List;

/** The days on which the two companies' countries do not work. */
final class Holidays {
    static List<Holiday> of(String country) {
        return ALL.stream().filter(day -> day.region().equals(country)).toList();
    }

    private static final List<Holiday> ALL = List.of(
            day("DE", "2026-01-01", "Neujahr"),
            day("DE", "2026-04-03", "Karfreitag"),
            day("DE", "2026-04-06", "Ostermontag"),
            day("DE", "2026-05-01", "Tag der Arbeit"),
            day("DE", "2026-05-14", "Christi Himmelfahrt"),
            day("DE", "2026-05-25", "Pfingstmontag"),
            day("DE", "2026-10-03", "Tag der Deutschen Einheit"),
            day("DE", "2026-12-25", "1. Weihnachtstag"),
            day("DE", "2026-12-26", "2. Weihnachtstag"),
            day("DE", "2027-01-01", "Neujahr"),
            day("DE", "2027-03-26", "Karfreitag"),
            day("DE", "2027-03-29", "Ostermontag"),
            day("DE", "2027-05-01", "Tag der Arbeit"),
            day("DE", "2027-05-06", "Christi Himmelfahrt"),
            day("DE", "2027-05-17", "Pfingstmontag"),
            day("DE", "2027-10-03", "Tag der Deutschen Einheit"),
            day("DE", "2027-12-25", "1. Weihnachtstag"),
            day("DE", "2027-12-26", "2. Weihnachtstag"),
            day("US", "2026-01-01", "New Year's Day"),
            day("US", "2026-05-25", "Memorial Day"),
            day("US", "2026-07-03", "Independence Day (observed)"),
            day("US", "2026-09-07", "Labor Day"),
            day("US", "2026-11-26", "Thanksgiving"),
            day("US", "2026-12-25", "Christmas Day"),
            day("US", "2027-01-01", "New Year's Day"),
            day("US", "2027-05-31", "Memorial Day"),
            day("US", "2027-07-05", "Independence Day (observed)"),
            day("US", "2027-09-06", "Labor Day"),
            day("US", "2027-11-25", "Thanksgiving"),
            day("US", "2027-12-24", "Christmas Day (observed)"));

    private static Holiday day(String country, String date, String name) {
        return new Holiday(country, LocalDate.parse(date), name);
    }

    private Holidays() {}
}
