package dev.baton.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Looks at the clock on the wall every minute. Knows nothing of spans and offsets: which time does the clock show, and is
 * that within the hours of a day?
 */
public final class Clerk {
    public static boolean seesOpen(BusinessCalendar calendar, Instant now) {
        var clock = now.atZone(calendar.zone()).toLocalDateTime();
        int minute = clock.getHour() * 60 + clock.getMinute();
        return hoursOf(calendar, clock.toLocalDate()).stream()
                        .anyMatch(hours ->
                                hours.from() <= minute && (minute < hours.until() || hours.until() < hours.from()))
                || hoursOf(calendar, clock.toLocalDate().minusDays(1)).stream()
                        .anyMatch(hours -> hours.until() < hours.from() && minute < hours.until());
    }

    private static List<OpenHours> hoursOf(BusinessCalendar calendar, LocalDate day) {
        var usual = calendar.week().getOrDefault(day.getDayOfWeek(), List.of());
        return calendar.exceptions().getOrDefault(day, usual);
    }

    private Clerk() {}
}
