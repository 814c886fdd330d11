package dev.baton.web.api;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.CalendarSummary;
import dev.baton.calendar.OpenHours;
import dev.baton.calendar.SpecialDay;
import dev.baton.identity.Right;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Business calendars, for machines. */
@RestController
@RequestMapping("/api/v1/calendars")
@Tag(name = "Calendars")
@Needs(Right.ADMINISTER_CALENDARS)
class CalendarsApi {
    private final CalendarService calendars;

    CalendarsApi(CalendarService calendars) {
        this.calendars = calendars;
    }

    /**
     * A calendar as machines read and write it.
     *
     * @param week hours of each weekday, such as {@code "09:00-12:30"}; a day that is not named is closed
     */
    record CalendarBody(
            @Nullable String name,
            @Nullable String zone,
            @Nullable String region,
            @Nullable Map<DayOfWeek, List<String>> week,
            @Nullable List<DayBody> days) {
        static CalendarBody of(CalendarDefinition calendar) {
            var week = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
            calendar.week().forEach((day, hours) -> week.put(day, texts(hours)));
            return new CalendarBody(
                    calendar.name(),
                    calendar.zone().getId(),
                    calendar.region(),
                    week,
                    calendar.days().stream()
                            .map(day -> new DayBody(day.date(), day.rule(), texts(day.hours()), day.note()))
                            .toList());
        }

        private static List<String> texts(List<OpenHours> hours) {
            return hours.stream().map(OpenHours::toString).toList();
        }

        CalendarDefinition read(String key) {
            if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
                throw new Invalid(List.of(new FieldProblem("zone", "people.zone.unknown")));
            }
            var hours = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
            if (week != null) {
                week.forEach((day, texts) -> hours.put(day, parsed(texts)));
            }
            var special = new ArrayList<SpecialDay>();
            if (days != null) {
                days.forEach(day -> special.add(day.read()));
            }
            return new CalendarDefinition(
                    key, Objects.requireNonNullElse(name, ""), ZoneId.of(zone), region, hours, special);
        }

        private static List<OpenHours> parsed(List<String> texts) {
            return texts.stream().map(OpenHours::parse).toList();
        }
    }

    /** A day that differs from its week, or from the holidays of the region. */
    record DayBody(
            @Nullable LocalDate date,
            SpecialDay.@Nullable Rule rule,
            @Nullable List<String> hours,
            @Nullable String note) {
        SpecialDay read() {
            var read = CalendarBody.parsed(hours == null ? List.of() : hours);
            if (date == null || rule == null || read.isEmpty() == (rule == SpecialDay.Rule.OTHER_HOURS)) {
                throw new Invalid(List.of(new FieldProblem("days", "calendar.day.incomplete")));
            }
            return new SpecialDay(date, rule, read, Objects.requireNonNullElse(note, ""));
        }
    }

    @GetMapping
    @Operation(summary = "List calendars")
    List<CalendarSummary> list() {
        return calendars.list();
    }

    @GetMapping("/{key}")
    @Operation(summary = "Read a calendar", description = "The ETag is what a change must send as If-Match.")
    ResponseEntity<CalendarBody> show(@PathVariable String key) {
        var summary = calendars.list().stream()
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("calendar", key));
        return ResponseEntity.ok()
                .eTag(Versions.etag(summary.version()))
                .body(CalendarBody.of(calendars.definition(key)));
    }

    /**
     * Puts what is sent in the place of the calendar.
     *
     * @throws Rejected if hours cannot be read
     */
    @PutMapping("/{key}")
    @Operation(
            summary = "Replace a calendar",
            description =
                    "The whole calendar, its special days too. Needs If-Match; answers 412 when somebody changed it "
                            + "meanwhile.")
    ResponseEntity<CalendarBody> replace(
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CalendarBody body) {
        try {
            calendars.replace(body.read(key), Versions.required(ifMatch));
        } catch (OptimisticLockingFailureException stale) {
            throw Versions.stale(stale);
        }
        return show(key);
    }
}
