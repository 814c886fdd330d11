package dev.baton.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Some calendar somewhere, and an instant near a day on which the clocks change there. */
public record Situation(BusinessCalendar calendar, Instant from) {
    /** Zones with, without and with odd changes of the clocks (30 minutes, over midnight, a day left out), and days near them. */
    private static final Map<String, List<String>> CHANGES = Map.of(
            "Europe/Berlin", List.of("2026-03-29", "2026-10-25"),
            "America/New_York", List.of("2026-03-08", "2026-11-01"),
            "Australia/Lord_Howe", List.of("2026-04-05", "2026-10-04"),
            "America/Havana", List.of("2026-03-08", "2026-11-01"),
            "America/Sao_Paulo", List.of("2018-02-18", "2018-11-04"),
            "Africa/Cairo", List.of("2026-04-24", "2026-10-30"),
            "Pacific/Apia", List.of("2011-12-30"),
            "Asia/Kathmandu", List.of("2026-06-01"),
            "UTC", List.of("2026-02-28"));

    /** Any of them. */
    public static Arbitrary<Situation> any() {
        return Arbitraries.of(CHANGES.keySet())
                .flatMap(zone -> Arbitraries.of(CHANGES.get(zone))
                        .flatMap(text -> situations(ZoneId.of(zone), LocalDate.parse(text))));
    }

    private static Arbitrary<Situation> situations(ZoneId zone, LocalDate near) {
        var from = Arbitraries.integers()
                .between(-5 * 24 * 60, 2 * 24 * 60)
                .map(minutes -> near.atStartOfDay(zone).toInstant().plus(minutes, ChronoUnit.MINUTES));
        var week = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), hoursOfADay(1))
                .ofMinSize(1);
        var exceptions = Arbitraries.maps(Arbitraries.integers().between(-6, 9), hoursOfADay(0))
                .ofMaxSize(4)
                .map(days -> {
                    var dates = new HashMap<LocalDate, List<OpenHours>>();
                    days.forEach((offset, hours) -> dates.put(near.plusDays(offset), hours));
                    return dates;
                });
        return Combinators.combine(week, exceptions, from)
                .as((w, e, start) -> new Situation(new BusinessCalendar("any", zone, w, e), start));
    }

    private static Arbitrary<List<OpenHours>> hoursOfADay(int atLeast) {
        var from = Arbitraries.integers().between(0, OpenHours.DAY - 1);
        var until = Arbitraries.integers().between(1, OpenHours.DAY);
        return Combinators.combine(from, until)
                .as((a, b) -> a.equals(b) ? OpenHours.ALL_DAY : new OpenHours(a, b))
                .list()
                .ofMinSize(atLeast)
                .ofMaxSize(3);
    }
}
