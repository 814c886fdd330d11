package dev.baton.calendar;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A line in the list of a tenant's calendars. */
public record CalendarSummary(
        String key, String name, ZoneId zone, @Nullable String region, long version) {}
