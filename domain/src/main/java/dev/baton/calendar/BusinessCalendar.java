package dev.baton.calendar;

import dev.baton.shared.Rejected;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a business works, and the arithmetic on it. It works at an instant if the clock on its wall then shows a time
 * within its hours; so a night's shift has an hour less or more when the clocks change, and no minute is counted twice
 * where hours overlap.
 *
 * <pre>{@code
 * calendar.addBusiness(friday16h, Duration.ofHours(4)); // Monday 12:00, if it works from 9 to 17
 * }</pre>
 *
 * @param week hours of each weekday; a day that is not named is closed
 * @param exceptions hours of single days instead, none on a closed one
 */
public record BusinessCalendar(
        String key, ZoneId zone, Map<DayOfWeek, List<OpenHours>> week, Map<LocalDate, List<OpenHours>> exceptions) {
    /** A calendar that stays closed for so long will not open again. */
    static final Duration HORIZON = Duration.ofDays(2 * 366);

    private static final Duration WINDOW = Duration.ofDays(8);
    private static final Duration WIDEST_WINDOW = Duration.ofDays(64);

    public BusinessCalendar {
        week = copy(week, new EnumMap<>(DayOfWeek.class));
        exceptions = copy(exceptions, new LinkedHashMap<>());
    }

    private static <K> Map<K, List<OpenHours>> copy(Map<K, List<OpenHours>> hours, Map<K, List<OpenHours>> into) {
        hours.forEach((day, ofDay) -> into.put(day, List.copyOf(ofDay)));
        return Map.copyOf(into);
    }

    /** The same hours on each of the days. */
    public static BusinessCalendar weekly(String key, ZoneId zone, List<DayOfWeek> days, OpenHours... hours) {
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        days.forEach(day -> week.put(day, List.of(hours)));
        return new BusinessCalendar(key, zone, week, Map.of());
    }

    /** 24 hours a day, 7 days a week. */
    public static BusinessCalendar alwaysOpen(String key, ZoneId zone) {
        return weekly(key, zone, List.of(DayOfWeek.values()), OpenHours.ALL_DAY);
    }

    /** The same hours by the clock of another place. */
    public BusinessCalendar in(ZoneId other) {
        return new BusinessCalendar(key, other, week, exceptions);
    }

    /** How long it works on each of its weekdays; empty where they differ, and where it works around the clock. */
    public Optional<Duration> lengthOfDay() {
        var lengths = week.values().stream()
                .map(hours ->
                        hours.stream().mapToInt(one -> one.end() - one.from()).sum())
                .filter(minutes -> minutes > 0)
                .distinct()
                .toList();
        return lengths.size() == 1 && lengths.get(0) < OpenHours.DAY
                ? Optional.of(Duration.ofMinutes(lengths.get(0)))
                : Optional.empty();
    }

    public boolean isOpen(Instant when) {
        return !open(when, when.plusNanos(1)).isEmpty();
    }

    /**
     * The instant itself if the business works then, else when it begins to.
     *
     * @throws Rejected if it never does
     */
    public Instant nextOpening(Instant from) {
        var window = WINDOW;
        for (var cursor = from; ; cursor = cursor.plus(window), window = wider(window)) {
            refuseIfClosedSince(from, cursor);
            var open = open(cursor, cursor.plus(window));
            if (!open.isEmpty()) {
                return open.get(0).start();
            }
        }
    }

    /**
     * The first instant by which so much working time has passed: the end of a working day rather than the beginning of
     * the next.
     *
     * @throws Rejected if that much working time never passes
     */
    public Instant addBusiness(Instant from, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Working time passes forwards only, not by " + duration);
        }
        if (duration.isZero()) {
            return from;
        }
        var left = duration;
        var lastOpen = from;
        var window = WINDOW;
        for (var cursor = from; ; cursor = cursor.plus(window), window = wider(window)) {
            refuseIfClosedSince(lastOpen, cursor);
            for (var span : open(cursor, cursor.plus(window))) {
                if (left.compareTo(span.length()) <= 0) {
                    return span.start().plus(left);
                }
                left = left.minus(span.length());
                lastOpen = span.end();
            }
        }
    }

    /** How much working time lies between; negative if {@code to} is the earlier. */
    public Duration businessBetween(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return businessBetween(to, from).negated();
        }
        var sum = Duration.ZERO;
        for (var cursor = from; cursor.isBefore(to); cursor = cursor.plus(WIDEST_WINDOW)) {
            var windowEnd = cursor.plus(WIDEST_WINDOW);
            for (var span : open(cursor, windowEnd.isBefore(to) ? windowEnd : to)) {
                sum = sum.plus(span.length());
            }
        }
        return sum;
    }

    /**
     * The same time so many working days on. What comes in while closed counts as come in at the next opening; a day
     * that closes earlier is over when it closes, and a time in its break moves to the break's end.
     *
     * @throws Rejected if there are not so many working days
     */
    public Instant addBusinessDays(Instant from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("Working days pass forwards only, not by " + days);
        }
        var start = nextOpening(from);
        if (days == 0) {
            return start;
        }
        var day = workingDayOf(start);
        var sinceMidnight = Duration.between(day.atStartOfDay(), LocalDateTime.ofInstant(start, zone));
        for (int i = 0; i < days; i++) {
            day = workingDayAfter(day, start);
        }
        var sameTime = day.atStartOfDay().plus(sinceMidnight).atZone(zone).toInstant();
        var open = spansOf(day);
        return open.stream()
                .filter(span -> span.end().isAfter(sameTime))
                .findFirst()
                .map(span -> span.start().isAfter(sameTime) ? span.start() : sameTime)
                .orElseGet(() -> open.get(open.size() - 1).end());
    }

    /** When a percentage of a span of working time has passed: 80 of a promise for a reminder, 150 for an escalation. */
    public Instant at(Instant start, Duration total, int percent) {
        return addBusiness(start, total.multipliedBy(percent).dividedBy(100));
    }

    /** The day whose hours an instant is in: for the end of a night's shift, the day on which it began. */
    private LocalDate workingDayOf(Instant open) {
        var today = LocalDate.ofInstant(open, zone);
        boolean sinceToday = spansOf(today).stream()
                .anyMatch(span -> !span.start().isAfter(open) && span.end().isAfter(open));
        return sinceToday ? today : today.minusDays(1);
    }

    /** A day that is over by then is not still to come: a long night of the day before can outlast it. */
    private LocalDate workingDayAfter(LocalDate day, Instant then) {
        for (var next = day.plusDays(1); next.isBefore(day.plusDays(HORIZON.toDays())); next = next.plusDays(1)) {
            if (spansOf(next).stream().anyMatch(span -> span.end().isAfter(then))) {
                return next;
            }
        }
        throw new Rejected("calendar.never-opens", key, day);
    }

    private List<Span> spansOf(LocalDate day) {
        var spans = new ArrayList<Span>();
        addSpansOf(day, spans);
        return Span.merged(spans, Instant.MIN, Instant.MAX);
    }

    /** Looks two days further on both sides: a shift ends a day later, and clocks have been set back over midnight. */
    private List<Span> open(Instant from, Instant until) {
        var spans = new ArrayList<Span>();
        var last = LocalDate.ofInstant(until, zone).plusDays(2);
        for (var day = LocalDate.ofInstant(from, zone).minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            addSpansOf(day, spans);
        }
        return Span.merged(spans, from, until);
    }

    private void addSpansOf(LocalDate day, List<Span> spans) {
        var midnight = day.atStartOfDay();
        for (var hours : hoursOf(day)) {
            spans.addAll(
                    Span.of(midnight.plusMinutes(hours.from()), midnight.plusMinutes(hours.end()), zone.getRules()));
        }
    }

    private List<OpenHours> hoursOf(LocalDate day) {
        var exception = exceptions.get(day);
        return exception != null ? exception : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private void refuseIfClosedSince(Instant lastOpen, Instant now) {
        if (lastOpen.until(now, ChronoUnit.DAYS) > HORIZON.toDays()) {
            throw new Rejected("calendar.never-opens", key, LocalDate.ofInstant(lastOpen, zone));
        }
    }

    private static Duration wider(Duration window) {
        return window.compareTo(WIDEST_WINDOW) < 0 ? window.multipliedBy(2) : window;
    }
}
