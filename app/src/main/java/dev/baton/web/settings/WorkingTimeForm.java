package dev.baton.web.settings;

import dev.baton.people.PersonDetails;
import dev.baton.people.WorkingTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form that says when and how much somebody works.
 *
 * @param calendar empty for the company's own
 * @param version of what was read
 */
record WorkingTimeForm(
        @Nullable Boolean available,
        @Nullable String capacity,
        @Nullable String zone,
        @Nullable String calendar,
        long version) {

    static WorkingTimeForm of(PersonDetails person) {
        var time = person.time();
        return new WorkingTimeForm(
                time.available(),
                String.valueOf(time.capacity()),
                time.zone().getId(),
                time.calendar(),
                person.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    WorkingTimeForm over(long newVersion) {
        return new WorkingTimeForm(available, capacity, zone, calendar, newVersion);
    }

    WorkingTime workingTime(ZoneId chosen) {
        return new WorkingTime(
                Boolean.TRUE.equals(available),
                Objects.requireNonNullElse(Typed.number(capacity), -1),
                chosen,
                calendar == null || calendar.isBlank() ? null : calendar);
    }
}
