package dev.baton.assignment;

import dev.baton.calendar.CalendarService;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reckons in business time by when somebody is to be in touch. */
@Component
class FirstTouchPromises {
    private static final Duration ONE_DAY = Duration.ofHours(8);

    private final CalendarService calendars;

    FirstTouchPromises(CalendarService calendars) {
        this.calendars = calendars;
    }

    FirstTouchPromise from(Instant start, @Nullable Integer minutes) {
        var promised = minutes == null ? ONE_DAY : Duration.ofMinutes(minutes);
        var calendar = calendars.defaultCalendar();
        return new FirstTouchPromise(
                calendar.at(start, promised, 50), calendar.at(start, promised, 80), calendar.at(start, promised, 100));
    }
}
