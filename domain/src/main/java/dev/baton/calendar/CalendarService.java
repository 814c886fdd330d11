package dev.baton.calendar;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendars of a tenant, and the holidays they keep. */
@Service
@Transactional
public class CalendarService {
    /** The key of the calendar a tenant works by where nothing else is said. */
    public static final String DEFAULT = "default";

    private static final List<DayOfWeek> MONDAY_TO_FRIDAY =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private final CalendarRows rows;
    private final ApplicationEventPublisher events;

    CalendarService(CalendarRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    /**
     * The calendar of that key, ready to reckon with.
     *
     * @throws NotFound if the tenant has none
     */
    public BusinessCalendar calendar(String key) {
        return find(key).orElseThrow(() -> new NotFound("calendar", key));
    }

    /** The calendar of that key; the tenant's usual one where there is none of it any more. */
    public BusinessCalendar calendarOrUsual(String key) {
        return find(key).orElseGet(this::defaultCalendar);
    }

    private Optional<BusinessCalendar> find(String key) {
        return rows.find(key).map(stored -> stored.definition().with(holidaysFor(stored.definition())));
    }

    /** The calendar {@value #DEFAULT}; a tenant that wrote none works Monday to Friday, 9 to 17, in its own zone. */
    public BusinessCalendar defaultCalendar() {
        return find(DEFAULT)
                .orElseGet(() -> BusinessCalendar.weekly(
                        DEFAULT, rows.zoneOfTenant(), MONDAY_TO_FRIDAY, new OpenHours(9 * 60, 17 * 60)));
    }

    private List<LocalDate> holidaysFor(CalendarDefinition definition) {
        var region = definition.region();
        return region == null ? List.of() : rows.holidaysWithin(region);
    }

    /** All calendars of the tenant, by key. */
    public List<CalendarSummary> list() {
        return rows.list();
    }

    /**
     * The calendar as it was written down.
     *
     * @throws NotFound if the tenant has none of that key
     */
    public CalendarDefinition definition(String key) {
        return rows.find(key).map(CalendarRows.Stored::definition).orElseThrow(() -> new NotFound("calendar", key));
    }

    /**
     * Adds a calendar.
     *
     * @throws Invalid if something in it does not fit, or there is one of that key
     */
    public void create(CalendarDefinition definition) {
        definition.check();
        var before = defaultCalendar();
        if (!rows.insert(definition)) {
            throw new Invalid(List.of(new FieldProblem("key", "calendar.key.taken")));
        }
        // Whoever counted by a calendar that nobody had written down, counted by the usual one.
        tell(new CalendarChanged(definition.key(), before, definition.with(holidaysFor(definition))));
    }

    /**
     * Puts the calendar in the place of the one of the same key.
     *
     * @param version of the calendar that was read ({@link CalendarSummary#version()})
     * @throws NotFound if there is none of that key
     * @throws OptimisticLockingFailureException if it was changed since
     * @throws Invalid if something in it does not fit
     */
    public void replace(CalendarDefinition definition, long version) {
        definition.check();
        var stored = rows.find(definition.key()).orElseThrow(() -> new NotFound("calendar", definition.key()));
        var before = stored.definition().with(holidaysFor(stored.definition()));
        if (!rows.replace(stored, definition, version)) {
            throw new OptimisticLockingFailureException("calendar " + definition.key() + " was changed meanwhile");
        }
        tell(new CalendarChanged(definition.key(), before, definition.with(holidaysFor(definition))));
    }

    private void tell(CalendarChanged change) {
        if (!change.before().equals(change.after())) {
            events.publishEvent(change);
        }
    }

    /** What an addition to the holidays, or their loss, would change; nothing is kept. */
    @Transactional(readOnly = true)
    public List<CalendarChanged> tried(Collection<Holiday> added, Collection<Holiday> removed) {
        var changes = new ArrayList<CalendarChanged>();
        for (var summary : rows.list()) {
            var definition = definition(summary.key());
            var region = definition.region();
            if (region != null) {
                var before = holidaysFor(definition);
                var after = new HashSet<>(before);
                removed.stream()
                        .filter(holiday -> holdsIn(holiday, region))
                        .forEach(holiday -> after.remove(holiday.date()));
                added.stream()
                        .filter(holiday -> holdsIn(holiday, region))
                        .forEach(holiday -> after.add(holiday.date()));
                var change = new CalendarChanged(
                        summary.key(), definition.with(before), definition.with(List.copyOf(after)));
                if (!change.before().equals(change.after())) {
                    changes.add(change);
                }
            }
        }
        return List.copyOf(changes);
    }

    /** A country's holidays hold in its parts. */
    private static boolean holdsIn(Holiday holiday, String region) {
        return region.equals(holiday.region()) || region.startsWith(holiday.region() + "-");
    }

    /** The calendars as they are, to be compared with what they are after a change of holidays. */
    private Map<String, BusinessCalendar> all() {
        var all = new LinkedHashMap<String, BusinessCalendar>();
        rows.list().forEach(summary -> all.put(summary.key(), calendar(summary.key())));
        return all;
    }

    private void tellSince(Map<String, BusinessCalendar> before) {
        before.forEach((key, calendar) -> tell(new CalendarChanged(key, calendar, calendar(key))));
    }

    /**
     * What would hold if the calendar were written down so; nothing is kept.
     *
     * @throws Invalid if something in it does not fit
     */
    @Transactional(readOnly = true)
    public BusinessCalendar tried(CalendarDefinition definition) {
        definition.check();
        return definition.with(holidaysFor(definition));
    }

    /**
     * Forgets a calendar.
     *
     * @throws Rejected if it is the tenant's own, or somebody works by it
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void remove(String key, long version) {
        if (key.equals(DEFAULT)) {
            throw new Rejected("calendar.default-stays");
        }
        var stored = rows.find(key).orElseThrow(() -> new NotFound("calendar", key));
        var before = stored.definition().with(holidaysFor(stored.definition()));
        if (!rows.delete(stored.id(), version)) {
            throw new OptimisticLockingFailureException("calendar " + key + " was changed meanwhile");
        }
        tell(new CalendarChanged(key, before, defaultCalendar()));
    }

    /** Regions that have holidays, or whose holidays a calendar keeps, in order. */
    @Transactional(readOnly = true)
    public List<String> regions() {
        return rows.regions();
    }

    /**
     * Adds holidays to their regions; one that is on the list already only changes its name.
     *
     * @throws Invalid if a region is none; then nothing is added
     */
    public void addHolidays(Collection<Holiday> holidays) {
        var problems = new ArrayList<FieldProblem>();
        var days = new HashSet<List<Object>>();
        for (var holiday : holidays) {
            if (!CalendarDefinition.isRegion(holiday.region())) {
                problems.add(new FieldProblem("region", "calendar.region.none"));
            }
            if (holiday.name().isBlank() || holiday.name().length() > 100) {
                problems.add(new FieldProblem("name", "calendar.holiday.name"));
            }
            if (!days.add(List.of(holiday.region(), holiday.date()))) {
                problems.add(new FieldProblem("date", holiday.date() + " is named twice for " + holiday.region()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        var before = all();
        rows.upsert(holidays);
        tellSince(before);
    }

    /** Takes a day off a region's list. */
    public void removeHoliday(String region, LocalDate date) {
        var before = all();
        if (!rows.delete(region, date)) {
            throw new NotFound("holiday", region + " " + date);
        }
        tellSince(before);
    }

    /** A year's holidays that hold in a region, its country's among them. */
    public List<Holiday> holidays(String region, Year year) {
        return rows.holidaysWithin(region, year);
    }
}
