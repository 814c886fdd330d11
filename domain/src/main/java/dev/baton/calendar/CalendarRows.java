package dev.baton.calendar;

import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the tables of calendars. */
@Repository
class CalendarRows {
    /** A country's holidays hold in its parts: DE in DE-BY. */
    private static final String HOLDS_IN_REGION = "(region = :region or starts_with(:region, region || '-'))";

    private final JdbcClient jdbc;

    CalendarRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(UUID id, long version, CalendarDefinition definition) {}

    private record Head(
            UUID id, String name, ZoneId zone, @Nullable String region, long version) {}

    private record Day(LocalDate date, SpecialDay.Rule rule, String note) {}

    ZoneId zoneOfTenant() {
        return ZoneId.of(
                jdbc.sql("select zone from crm.tenant").query(String.class).single());
    }

    List<CalendarSummary> list() {
        return jdbc.sql("select key, name, zone, region, version from crm.calendar order by key")
                .query((row, number) -> new CalendarSummary(
                        row.getString("key"),
                        row.getString("name"),
                        ZoneId.of(row.getString("zone")),
                        row.getString("region"),
                        row.getLong("version")))
                .list();
    }

    Optional<Stored> find(String key) {
        return jdbc.sql("select id, name, zone, region, version from crm.calendar where key = :key")
                .param("key", key)
                .query(CalendarRows::head)
                .optional()
                .map(head -> new Stored(head.id(), head.version(), definition(key, head)));
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("region"),
                row.getLong("version"));
    }

    private CalendarDefinition definition(String key, Head head) {
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        var ofDates = new HashMap<LocalDate, List<OpenHours>>();
        jdbc.sql("select weekday, date, from_minute, until_minute from crm.calendar_interval "
                        + "where calendar_id = :id order by weekday, date, from_minute, until_minute")
                .param("id", head.id())
                .query(row -> {
                    var hours = new OpenHours(row.getInt("from_minute"), row.getInt("until_minute"));
                    var date = row.getObject("date", LocalDate.class);
                    if (date == null) {
                        hoursOf(week, DayOfWeek.of(row.getInt("weekday"))).add(hours);
                    } else {
                        hoursOf(ofDates, date).add(hours);
                    }
                });
        var days = days(head.id()).stream()
                .map(day ->
                        new SpecialDay(day.date(), day.rule(), ofDates.getOrDefault(day.date(), List.of()), day.note()))
                .toList();
        return new CalendarDefinition(key, head.name(), head.zone(), head.region(), week, days);
    }

    private static <K> List<OpenHours> hoursOf(Map<K, List<OpenHours>> hours, K day) {
        return hours.computeIfAbsent(day, ignored -> new ArrayList<>());
    }

    private List<Day> days(UUID calendar) {
        return jdbc.sql("select date, rule, note from crm.calendar_day where calendar_id = :id order by date")
                .param("id", calendar)
                .query((row, number) -> new Day(
                        row.getObject("date", LocalDate.class),
                        SpecialDay.Rule.valueOf(row.getString("rule")),
                        row.getString("note")))
                .list();
    }

    /** False if there is one of that key. */
    boolean insert(CalendarDefinition definition) {
        var id = UuidV7.next();
        int inserted = jdbc.sql("insert into crm.calendar (id, key, name, zone, region) "
                        + "values (:id, :key, :name, :zone, :region) on conflict (tenant_id, key) do nothing")
                .param("id", id)
                .param("key", definition.key())
                .param("name", definition.name())
                .param("zone", definition.zone().getId())
                .param("region", definition.region())
                .update();
        if (inserted == 1) {
            insertDays(id, definition);
        }
        return inserted == 1;
    }

    /** False if the version is not the calendar's any more. Writes what differs, so that the audit trail says what did. */
    boolean replace(Stored stored, CalendarDefinition definition, long version) {
        int updated = jdbc.sql("update crm.calendar set name = :name, zone = :zone, region = :region, "
                        + "version = version + 1 where id = :id and version = :version")
                .param("id", stored.id())
                .param("name", definition.name())
                .param("zone", definition.zone().getId())
                .param("region", definition.region())
                .param("version", version)
                .update();
        if (updated == 1) {
            replaceWeek(stored.id(), stored.definition().week(), definition.week());
            replaceDays(stored.id(), stored.definition().days(), definition.days());
        }
        return updated == 1;
    }

    private void replaceWeek(
            UUID calendar, Map<DayOfWeek, List<OpenHours>> before, Map<DayOfWeek, List<OpenHours>> after) {
        for (var day : DayOfWeek.values()) {
            var old = before.getOrDefault(day, List.of());
            var now = after.getOrDefault(day, List.of());
            old.stream()
                    .filter(hours -> !now.contains(hours))
                    .forEach(hours -> jdbc.sql("delete from crm.calendar_interval where calendar_id = :id "
                                    + "and weekday = :weekday and from_minute = :from and until_minute = :until")
                            .param("id", calendar)
                            .param("weekday", day.getValue())
                            .param("from", hours.from())
                            .param("until", hours.until())
                            .update());
            now.stream()
                    .distinct()
                    .filter(hours -> !old.contains(hours))
                    .forEach(hours -> insertHours(calendar, day.getValue(), null, hours));
        }
    }

    private void replaceDays(UUID calendar, List<SpecialDay> before, List<SpecialDay> after) {
        before.stream().filter(day -> !after.contains(day)).forEach(day -> {
            for (var table : List.of("calendar_interval", "calendar_day")) {
                jdbc.sql("delete from crm." + table + " where calendar_id = :id and date = :date")
                        .param("id", calendar)
                        .param("date", day.date())
                        .update();
            }
        });
        after.stream().filter(day -> !before.contains(day)).forEach(day -> insertDay(calendar, day));
    }

    /** False if the version is not the calendar's any more. */
    boolean delete(UUID calendar, long version) {
        try {
            return jdbc.sql("delete from crm.calendar where id = :id and version = :version")
                            .param("id", calendar)
                            .param("version", version)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException cause) {
            throw new Rejected("calendar.in-use");
        }
    }

    List<String> regions() {
        return jdbc.sql("select region from crm.holiday union select region from crm.calendar where region is not null "
                        + "order by 1")
                .query(String.class)
                .list();
    }

    private void insertDays(UUID calendar, CalendarDefinition definition) {
        definition
                .week()
                .forEach((day, hours) -> hours.forEach(each -> insertHours(calendar, day.getValue(), null, each)));
        definition.days().forEach(day -> insertDay(calendar, day));
    }

    private void insertDay(UUID calendar, SpecialDay day) {
        jdbc.sql("insert into crm.calendar_day (id, calendar_id, date, rule, note) "
                        + "values (:id, :calendar, :date, :rule, :note)")
                .param("id", UuidV7.next())
                .param("calendar", calendar)
                .param("date", day.date())
                .param("rule", day.rule().name())
                .param("note", day.note())
                .update();
        day.hours().forEach(each -> insertHours(calendar, null, day.date(), each));
    }

    private void insertHours(UUID calendar, @Nullable Integer weekday, @Nullable LocalDate date, OpenHours hours) {
        jdbc.sql("insert into crm.calendar_interval (id, calendar_id, weekday, date, from_minute, until_minute) "
                        + "values (:id, :calendar, :weekday, cast(:date as date), :from, :until)")
                .param("id", UuidV7.next())
                .param("calendar", calendar)
                .param("weekday", weekday)
                .param("date", date)
                .param("from", hours.from())
                .param("until", hours.until())
                .update();
    }

    List<LocalDate> holidaysWithin(String region) {
        return jdbc.sql("select distinct date from crm.holiday where " + HOLDS_IN_REGION)
                .param("region", region)
                .query(LocalDate.class)
                .list();
    }

    List<Holiday> holidaysWithin(String region, Year year) {
        return jdbc.sql("select region, date, name from crm.holiday where " + HOLDS_IN_REGION
                        + " and date between :first and :last order by date, region")
                .param("region", region)
                .param("first", year.atDay(1))
                .param("last", year.atDay(year.length()))
                .query((row, number) -> new Holiday(
                        row.getString("region"), row.getObject("date", LocalDate.class), row.getString("name")))
                .list();
    }

    void upsert(Collection<Holiday> holidays) {
        for (var holiday : holidays) {
            jdbc.sql("insert into crm.holiday (id, region, date, name) values (:id, :region, :date, :name) "
                            + "on conflict (tenant_id, region, date) do update set name = excluded.name "
                            + "where holiday.name <> excluded.name")
                    .param("id", UuidV7.next())
                    .param("region", holiday.region())
                    .param("date", holiday.date())
                    .param("name", holiday.name())
                    .update();
        }
    }

    /** False if it is not on the list. */
    boolean delete(String region, LocalDate date) {
        return jdbc.sql("delete from crm.holiday where region = :region and date = :date")
                        .param("region", region)
                        .param("date", date)
                        .update()
                == 1;
    }
}
