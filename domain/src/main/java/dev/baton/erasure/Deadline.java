package dev.baton.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * By when a request has to be answered: within one month of its receipt (GDPR Art. 12 (3)), which ends with the last hour
 * of the day of the same number (Regulation (EEC, Euratom) 1182/71, Art. 3 (2) (c)). That a month that ends on a Sunday or
 * holiday ends a day later (Art. 3 (4)) is not made use of, and neither are the two further months of Art. 12 (3).
 */
final class Deadline {
    private static final Duration WARNING = Duration.ofDays(7);

    static Instant of(Instant received, ZoneId zone) {
        return LocalDate.ofInstant(received, zone)
                .plusMonths(1)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** When somebody with more say has to hear of it. */
    static Instant warning(Instant due) {
        return due.minus(WARNING);
    }

    private Deadline() {}
}
