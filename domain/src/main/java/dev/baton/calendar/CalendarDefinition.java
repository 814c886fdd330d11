package dev.baton.calendar;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as people write it down.
 *
 * @param key how processes and policies name it; {@code default} is the tenant's own
 * @param zone where its wall clock hangs
 * @param region whose holidays it keeps; none if null
 * @param week hours of each weekday; a day that is not named is closed
 * @param days single days that differ; they prevail over holidays
 */
public record CalendarDefinition(
        String key,
        String name,
        ZoneId zone,
        @Nullable String region,
        Map<DayOfWeek, List<OpenHours>> week,
        List<SpecialDay> days) {
    public CalendarDefinition {
        var copy = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        week.forEach((day, hours) -> copy.put(day, List.copyOf(hours)));
        week = Map.copyOf(copy);
        days = List.copyOf(days);
    }

    /** The calendar that a region's holidays make of it. */
    BusinessCalendar with(Collection<LocalDate> holidays) {
        var exceptions = new HashMap<LocalDate, List<OpenHours>>();
        holidays.forEach(holiday -> exceptions.put(holiday, List.of()));
        for (var day : days) {
            if (day.rule() == SpecialDay.Rule.AS_USUAL) {
                exceptions.remove(day.date());
            } else {
                exceptions.put(day.date(), day.hours());
            }
        }
        return new BusinessCalendar(key, zone, week, exceptions);
    }

    static boolean isRegion(String text) {
        return text.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    }

    void check() {
        var problems = new ArrayList<FieldProblem>();
        if (!key.matches("[a-z][a-z0-9-]{1,40}")) {
            problems.add(new FieldProblem("key", "calendar.key.form"));
        }
        if (name.isBlank() || name.length() > 80) {
            problems.add(new FieldProblem("name", "calendar.name.none"));
        }
        if (region != null && !isRegion(region)) {
            problems.add(new FieldProblem("region", "calendar.region.none"));
        }
        if (week.values().stream().allMatch(List::isEmpty)) {
            problems.add(new FieldProblem("week", "calendar.week.empty"));
        }
        var dates = new HashSet<LocalDate>();
        days.stream()
                .filter(day -> !dates.add(day.date()))
                .map(day -> new FieldProblem("days", "calendar.day.twice"))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
