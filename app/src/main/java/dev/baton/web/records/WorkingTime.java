package dev.baton.web.records;

import java.time.Duration;

/**
 * An amount of working time as people say it, in the largest unit that fits.
 *
 * @param unit {@code minutes}, {@code hours} or {@code days} of eight hours
 */
public record WorkingTime(String unit, long amount) {
    private static final long HOURS_A_DAY = 8;

    public static WorkingTime of(Duration time) {
        if (time.toHours() >= 2 * HOURS_A_DAY) {
            return new WorkingTime("days", time.toHours() / HOURS_A_DAY);
        }
        return time.toMinutes() >= 120
                ? new WorkingTime("hours", time.toHours())
                : new WorkingTime("minutes", time.toMinutes());
    }
}
