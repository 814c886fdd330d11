package dev.baton.assignment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reckons in business time by when somebody is to be in touch. */
@Component
class FirstTouchPromises {
    private static final int ONE_DAY = 480;

    FirstTouchPromise from(Instant start, @Nullable Integer minutes) {
        var promised = minutes == null ? ONE_DAY : minutes;
        return new FirstTouchPromise(
                after(start, promised * 50 / 100), after(start, promised * 80 / 100), after(start, promised));
    }

    private Instant after(Instant start, int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }
}
