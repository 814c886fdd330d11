package dev.baton.web.api;

import dev.baton.calendar.CalendarChanged;
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
import dev.baton.ticket.MovedDeadline;
import dev.baton.ticket.TicketDeadlines;
import dev.baton.web.Needs;
import dev.baton.web.Problems;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
    private final TicketDeadlines deadlines;
    private final Problems problems;

    CalendarsApi(CalendarService calendars, TicketDeadlines deadlines, Problems problems) {
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.problems = problems;
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
            @Nullable Map<DayOfWeek, @Nullable List<@Nullable String>> week,
            @Nullable List<@Nullable DayBody> days) {
        static CalendarBody of(CalendarDefinition calendar) {
            var week = new EnumMap<DayOfWeek, @Nullable List<@Nullable String>>(DayOfWeek.class);
            calendar.week().forEach((day, hours) -> week.put(day, texts(hours)));
            return new CalendarBody(
                    calendar.name(),
                    calendar.zone().getId(),
                    calendar.region(),
                    week,
                    calendar.days().stream()
                            .<@Nullable DayBody>map(
                                    day -> new DayBody(day.date(), day.rule(), texts(day.hours()), day.note()))
                            .toList());
        }

        private static List<@Nullable String> texts(List<OpenHours> hours) {
            return hours.stream().<@Nullable String>map(OpenHours::toString).toList();
        }

        CalendarDefinition read(String key, Reading reading) {
            if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
                reading.problem("zone", "people.zone.unknown");
            }
            var hours = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
            if (week != null) {
                week.forEach((day, texts) -> hours.put(day, reading.hours("week." + day, texts)));
            }
            var special = new ArrayList<SpecialDay>();
            if (days != null) {
                for (var at = 0; at < days.size(); at++) {
                    reading.day("days[" + at + "]", days.get(at)).ifPresent(special::add);
                }
            }
            reading.throwIfInvalid();
            return new CalendarDefinition(
                    key,
                    Objects.requireNonNullElse(name, ""),
                    ZoneId.of(Objects.requireNonNull(zone)),
                    region,
                    hours,
                    special);
        }
    }

    /** A day that differs from its week, or from the holidays of the region. */
    record DayBody(
            @Nullable LocalDate date,
            SpecialDay.@Nullable Rule rule,
            @Nullable List<@Nullable String> hours,
            @Nullable String note) {}

    /** Reads what a machine wrote, and keeps all that does not fit with its place. */
    private static final class Reading {
        private final Problems words;
        private final List<FieldProblem> problems = new ArrayList<>();

        Reading(Problems words) {
            this.words = words;
        }

        void problem(String field, String message) {
            problems.add(new FieldProblem(field, message));
        }

        List<OpenHours> hours(String field, @Nullable List<@Nullable String> texts) {
            var hours = new ArrayList<OpenHours>();
            for (var text : texts == null ? List.<@Nullable String>of() : texts) {
                try {
                    hours.add(OpenHours.parse(Objects.requireNonNullElse(text, "")));
                } catch (Rejected none) {
                    problem(field, words.explain(none));
                }
            }
            return hours;
        }

        Optional<SpecialDay> day(String field, @Nullable DayBody day) {
            var before = problems.size();
            var read = hours(field + ".hours", day == null ? null : day.hours());
            if (problems.size() > before) {
                return Optional.empty();
            }
            if (day == null
                    || day.date() == null
                    || day.rule() == null
                    || read.isEmpty() == (day.rule() == SpecialDay.Rule.OTHER_HOURS)) {
                problem(field, "calendar.day.incomplete");
                return Optional.empty();
            }
            return Optional.of(
                    new SpecialDay(day.date(), day.rule(), read, Objects.requireNonNullElse(day.note(), "")));
        }

        void throwIfInvalid() {
            if (!problems.isEmpty()) {
                throw new Invalid(problems);
            }
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
     * What {@link #replace} would move.
     *
     * @throws NotFound if there is no such calendar
     * @throws Invalid with every field that does not fit
     */
    @PostMapping("/{key}/preview")
    @Operation(
            summary = "See which deadlines a change would move",
            description = "Those of open tickets, the earliest first. Nothing is kept.")
    List<MovedDeadline> preview(@PathVariable String key, @RequestBody CalendarBody body) {
        var before = calendars.calendar(key);
        var after = calendars.tried(body.read(key, new Reading(problems)));
        return deadlines.preview(List.of(new CalendarChanged(key, before, after)));
    }

    /**
     * Puts what is sent in the place of the calendar.
     *
     * @throws Invalid with every field that does not fit
     */
    @PutMapping("/{key}")
    @Operation(
            summary = "Replace a calendar",
            description =
                    "The whole calendar, its special days too. Moves the deadlines of open tickets, each with a line "
                            + "in its journal; see them before with preview. Needs If-Match; answers 412 when somebody changed it "
                            + "meanwhile.")
    ResponseEntity<CalendarBody> replace(
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CalendarBody body) {
        try {
            calendars.replace(body.read(key, new Reading(problems)), Versions.required(ifMatch));
        } catch (OptimisticLockingFailureException stale) {
            throw Versions.stale(stale);
        }
        return show(key);
    }
}
