package dev.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Compares the arithmetic with a clerk who looks at the clock on the wall every minute. */
class BusinessCalendarPropertyTest {
    private static final int WEEK = 7 * 24 * 60;

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

    record Situation(BusinessCalendar calendar, Instant from) {}

    @Property(tries = 800)
    void working_time_is_what_a_clerk_counts_minute_by_minute(
            @ForAll("situations") Situation situation, @ForAll @IntRange(min = 1, max = 3000) int minutes) {
        var calendar = situation.calendar();
        var from = situation.from();
        int counted = 0;
        int firstOpen = -1;
        for (int minute = 0; minute < WEEK; minute++) {
            var now = from.plus(minute, ChronoUnit.MINUTES);
            if (clerkSeesOpen(calendar, now)) {
                counted++;
                firstOpen = firstOpen < 0 ? minute : firstOpen;
                if (counted == minutes) {
                    var due = now.plus(1, ChronoUnit.MINUTES);
                    assertThat(calendar.addBusiness(from, Duration.ofMinutes(minutes)))
                            .isEqualTo(due);
                    assertThat(calendar.businessBetween(from, due)).isEqualTo(Duration.ofMinutes(minutes));
                }
            }
        }
        assertThat(calendar.businessBetween(from, from.plus(WEEK, ChronoUnit.MINUTES)))
                .isEqualTo(Duration.ofMinutes(counted));
        if (firstOpen >= 0) {
            assertThat(calendar.nextOpening(from)).isEqualTo(from.plus(firstOpen, ChronoUnit.MINUTES));
        }
        assertThat(calendar.isOpen(from)).isEqualTo(firstOpen == 0);
    }

    @Property(tries = 400)
    void what_was_added_lies_between(
            @ForAll("situations") Situation situation,
            @ForAll @IntRange(max = 50_000) int first,
            @ForAll @IntRange(max = 50_000) int second) {
        var calendar = situation.calendar();
        var once = calendar.addBusiness(situation.from(), Duration.ofSeconds(first));
        var twice = calendar.addBusiness(once, Duration.ofSeconds(second));

        assertThat(calendar.businessBetween(situation.from(), once)).isEqualTo(Duration.ofSeconds(first));
        assertThat(twice).isEqualTo(calendar.addBusiness(situation.from(), Duration.ofSeconds(first + second)));
    }

    @Property(tries = 400)
    void working_days_end_while_open_or_at_closing_and_in_order(
            @ForAll("situations") Situation situation, @ForAll @IntRange(min = 0, max = 12) int days) {
        var calendar = situation.calendar();
        var due = calendar.addBusinessDays(situation.from(), days);

        assertThat(calendar.isOpen(due) || calendar.isOpen(due.minusNanos(1))).isTrue();
        assertThat(due).isAfterOrEqualTo(calendar.nextOpening(situation.from()));
    }

    /** Knows nothing of spans and offsets: which time does the clock show, and is that within the hours of a day? */
    private static boolean clerkSeesOpen(BusinessCalendar calendar, Instant now) {
        var clock = now.atZone(calendar.zone()).toLocalDateTime();
        int minute = clock.getHour() * 60 + clock.getMinute();
        return hoursOf(calendar, clock.toLocalDate()).stream()
                        .anyMatch(hours ->
                                hours.from() <= minute && (minute < hours.until() || hours.until() < hours.from()))
                || hoursOf(calendar, clock.toLocalDate().minusDays(1)).stream()
                        .anyMatch(hours -> hours.until() < hours.from() && minute < hours.until());
    }

    private static List<OpenHours> hoursOf(BusinessCalendar calendar, LocalDate day) {
        var usual = calendar.week().getOrDefault(day.getDayOfWeek(), List.of());
        return calendar.exceptions().getOrDefault(day, usual);
    }

    @Provide
    Arbitrary<Situation> situations() {
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
