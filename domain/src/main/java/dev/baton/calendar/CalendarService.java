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
import java.util.List;
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

    CalendarService(CalendarRows rows) {
        this.rows = rows;
    }

    /**
     * The calendar of that key, ready to reckon with.
     *
     * @throws NotFound if the tenant has none
     */
    public BusinessCalendar calendar(String key) {
        return rows.find(key)
                .map(stored -> stored.definition().with(holidaysFor(stored.definition())))
                .orElseThrow(() -> new NotFound("calendar", key));
    }

    /** The calendar {@value #DEFAULT}; a tenant that wrote none works Monday to Friday, 9 to 17, in its own zone. */
    public BusinessCalendar defaultCalendar() {
        return rows.find(DEFAULT)
                .map(stored -> stored.definition().with(holidaysFor(stored.definition())))
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
        if (!rows.insert(definition)) {
            throw new Invalid(List.of(new FieldProblem("key", "calendar.key.taken")));
        }
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
        if (!rows.replace(stored, definition, version)) {
            throw new OptimisticLockingFailureException("calendar " + definition.key() + " was changed meanwhile");
        }
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
        if (!rows.delete(stored.id(), version)) {
            throw new OptimisticLockingFailureException("calendar " + key + " was changed meanwhile");
        }
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
        rows.upsert(holidays);
    }

    /** Takes a day off a region's list. */
    public void removeHoliday(String region, LocalDate date) {
        if (!rows.delete(region, date)) {
            throw new NotFound("holiday", region + " " + date);
        }
    }

    /** A year's holidays that hold in a region, its country's among them. */
    public List<Holiday> holidays(String region, Year year) {
        return rows.holidaysWithin(region, year);
    }
}
