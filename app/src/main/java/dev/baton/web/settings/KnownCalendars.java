package dev.baton.web.settings;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarChanged;
import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The calendars of a company, its own among them before it is written down. */
@Component
class KnownCalendars {
    /** A promise by which people compare calendars. */
    static final Duration PROMISE = Duration.ofHours(8);

    private final CalendarService calendars;
    private final Clock clock;

    KnownCalendars(CalendarService calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @throws NotFound if there is none of that key */
    KnownCalendar get(String key) {
        var version = calendars.list().stream()
                .filter(summary -> summary.key().equals(key))
                .findFirst();
        if (version.isPresent()) {
            return new KnownCalendar(calendars.definition(key), version.get().version());
        }
        if (!key.equals(CalendarService.DEFAULT)) {
            throw new NotFound("calendar", key);
        }
        var implied = calendars.defaultCalendar();
        return new KnownCalendar(
                new CalendarDefinition(key, "", implied.zone(), null, implied.week(), List.of()),
                KnownCalendar.UNWRITTEN);
    }

    /** As it holds now, with the holidays of its region. */
    BusinessCalendar holding(KnownCalendar calendar) {
        return calendars.calendarOrUsual(calendar.definition().key());
    }

    List<CalendarChanged> changeTo(KnownCalendar calendar, CalendarDefinition written) {
        return List.of(new CalendarChanged(calendar.definition().key(), holding(calendar), calendars.tried(written)));
    }

    void write(KnownCalendar calendar, CalendarDefinition definition, long version) {
        if (calendar.isWritten()) {
            calendars.replace(definition, version);
        } else {
            calendars.create(definition);
        }
    }

    /** When {@link #PROMISE} given now is to be kept; null if the calendar never opens. */
    @Nullable
    ZonedDateTime promise(BusinessCalendar calendar) {
        try {
            return calendar.addBusiness(clock.instant(), PROMISE).atZone(calendar.zone());
        } catch (Rejected neverOpens) {
            return null;
        }
    }
}
