package dev.baton.delegates.leadqualification;

import dev.baton.calendar.CalendarService;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** By when a person should have looked: one working day from now. */
@Component
class ReviewDeadline {
    private static final int WORKING_DAYS = 1;

    private final CalendarService calendars;
    private final Clock clock;

    ReviewDeadline(CalendarService calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    Instant fromNow() {
        return calendars.defaultCalendar().addBusinessDays(clock.instant(), WORKING_DAYS);
    }
}
