package dev.baton.sms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * The hours of a day in which nobody is texted, by the clock of whoever is texted: 21:00 to 08:00 lasts over midnight.
 */
public record QuietHours(LocalTime from, LocalTime until) {
    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("Quiet hours need an end that is not their beginning");
        }
    }

    boolean include(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /**
     * The first moment from then on that is quiet by none of the clocks; by the first of them, where there is no such
     * moment.
     */
    public Instant next(Instant from, Collection<ZoneId> zones) {
        var at = from;
        for (var round = 0; round <= zones.size(); round++) {
            var before = at;
            for (var zone : zones) {
                at = next(at, zone);
            }
            if (at.equals(before)) {
                return at;
            }
        }
        return next(from, zones.iterator().next());
    }

    private Instant next(Instant from, ZoneId zone) {
        var local = from.atZone(zone);
        if (!include(local.toLocalTime())) {
            return from;
        }
        var today = local.toLocalDate();
        for (var day : List.of(today, today.plusDays(1))) {
            // An end that the change to summer time leaves out is the moment after the gap.
            var end = day.atTime(until).atZone(zone).toInstant();
            if (end.isAfter(from)) {
                return end;
            }
        }
        return from;
    }
}
