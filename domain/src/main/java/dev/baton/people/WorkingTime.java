package dev.baton.people;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When and how much somebody works, as an admin sets it.
 *
 * @param available false: is given no new work until switched back, without an end known beforehand
 * @param capacity how many open leads they can carry
 * @param zone by which clock they keep their hours
 * @param calendar key of the calendar whose hours and holidays they keep; null for the tenant's own
 */
public record WorkingTime(
        boolean available,
        int capacity,
        ZoneId zone,
        @Nullable String calendar) {}
