package dev.baton.web.work;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarService;
import dev.baton.web.records.WorkingTime;
import dev.baton.worklist.WorkItem;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how much working time is left until something is due, by one look at calendar and clock. */
record WorkClock(BusinessCalendar calendar, Instant now) {

    /** Reads calendar and clock. */
    @Component
    static class Reader {
        private final CalendarService calendars;
        private final Clock clock;

        Reader(CalendarService calendars, Clock clock) {
            this.calendars = calendars;
            this.clock = clock;
        }

        WorkClock read() {
            return new WorkClock(calendars.defaultCalendar(), clock.instant());
        }
    }

    boolean isOverdue(WorkItem item) {
        return item.isOverdue(now);
    }

    @Nullable
    WorkingTime left(WorkItem item) {
        var due = item.dueAt();
        return due == null || due.isBefore(now) ? null : WorkingTime.of(calendar.businessBetween(now, due));
    }
}
