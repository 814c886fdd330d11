package dev.baton.web.settings;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.OpenHours;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of a calendar, as it was typed: the hours of a day in one line, {@code 09:00-12:30, 13:00-17:30}.
 *
 * @param version of what was read; below 0 for one that is not written down yet
 */
record CalendarForm(
        @Nullable String key,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String region,
        @Nullable String monday,
        @Nullable String tuesday,
        @Nullable String wednesday,
        @Nullable String thursday,
        @Nullable String friday,
        @Nullable String saturday,
        @Nullable String sunday,
        long version) {

    static CalendarForm of(CalendarDefinition calendar, long version) {
        return new CalendarForm(
                calendar.key(),
                calendar.name(),
                calendar.zone().getId(),
                Objects.requireNonNullElse(calendar.region(), ""),
                text(calendar, DayOfWeek.MONDAY),
                text(calendar, DayOfWeek.TUESDAY),
                text(calendar, DayOfWeek.WEDNESDAY),
                text(calendar, DayOfWeek.THURSDAY),
                text(calendar, DayOfWeek.FRIDAY),
                text(calendar, DayOfWeek.SATURDAY),
                text(calendar, DayOfWeek.SUNDAY),
                version);
    }

    /** The same entries, to be saved over the version that is there now. */
    CalendarForm over(long newVersion) {
        return new CalendarForm(
                key, name, zone, region, monday, tuesday, wednesday, thursday, friday, saturday, sunday, newVersion);
    }

    private static String text(CalendarDefinition calendar, DayOfWeek day) {
        return text(calendar.week().getOrDefault(day, List.of()));
    }

    static String text(List<OpenHours> hours) {
        return hours.stream().map(OpenHours::toString).collect(Collectors.joining(", "));
    }

    /** What was typed for each day, by the name of its field. */
    Map<DayOfWeek, String> typed() {
        var typed = new LinkedHashMap<DayOfWeek, String>();
        typed.put(DayOfWeek.MONDAY, Typed.text(monday));
        typed.put(DayOfWeek.TUESDAY, Typed.text(tuesday));
        typed.put(DayOfWeek.WEDNESDAY, Typed.text(wednesday));
        typed.put(DayOfWeek.THURSDAY, Typed.text(thursday));
        typed.put(DayOfWeek.FRIDAY, Typed.text(friday));
        typed.put(DayOfWeek.SATURDAY, Typed.text(saturday));
        typed.put(DayOfWeek.SUNDAY, Typed.text(sunday));
        return typed;
    }
}
