package dev.baton.delegates.dataerasure;

import dev.baton.calendar.CalendarService;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** By when somebody should have decided: three working days from now, so that most of the month is left. */
@Component
class DecisionDeadline {
    private static final int WORKING_DAYS = 3;

    private final CalendarService calendars;
    private final Clock clock;

    DecisionDeadline(CalendarService calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    Instant fromNow() {
        return calendars.defaultCalendar().addBusinessDays(clock.instant(), WORKING_DAYS);
    }
}
