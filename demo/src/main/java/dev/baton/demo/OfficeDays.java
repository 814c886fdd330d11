package dev.baton.demo;

import dev.baton.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Finds times in a tenant's past: so many of its working days ago, at that time of its clock. */
record OfficeDays(BusinessCalendar calendar, Instant now) {
    private static final LocalTime NOON = LocalTime.of(11, 0);

    /** So many working days before today ({@code 1} is the last one before today), at that time. */
    Instant ago(int workingDays, String time) {
        var day = LocalDate.ofInstant(now, calendar.zone());
        for (var left = workingDays; left > 0; ) {
            day = day.minusDays(1);
            if (calendar.isOpen(at(day, NOON))) {
                left--;
            }
        }
        return at(day, LocalTime.parse(time));
    }

    Instant minutesAgo(int minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(calendar.zone()).toInstant();
    }
}
