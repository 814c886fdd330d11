package dev.baton.web.publicform;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets each address send a few forms a minute. Kept in memory: each node counts for itself, which is enough against floods. */
@Component
class AddressLimits {
    private static final int PER_MINUTE = 5;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    AddressLimits(Clock clock) {
        this.clock = clock;
    }

    /** How long the address has to wait; zero when it may send now. */
    Duration wait(String address) {
        var probe = bucket(address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private synchronized Bucket bucket(String address) {
        return buckets.computeIfAbsent(
                address,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                        .withCustomTimePrecision(new ByClock(clock))
                        .build());
    }

    private record ByClock(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
