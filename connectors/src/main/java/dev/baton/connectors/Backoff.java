package dev.baton.connectors;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: anything up to a bound that doubles with each try ("full jitter"), so that those
 * who failed together do not come back together.
 */
public record Backoff(Duration base, Duration max) {
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (base.isNegative() || base.isZero() || max.compareTo(base) < 0) {
            throw new IllegalArgumentException("A backoff needs 0 < base <= max, not " + base + " and " + max);
        }
    }

    /**
     * @param failures how often it failed, the last time included
     */
    public Duration after(int failures, RandomGenerator random) {
        var doubled = (double) base.toMillis() * (1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
        var bound = (long) Math.min(doubled, max.toMillis());
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
