package dev.baton.web.protection;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Limits counted in PostgreSQL, by all nodes together. */
@Component
public class SharedLimits implements Limits {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLimits.class);
    private static final int REMEMBERED = 10_000;
    private static final Duration LATE_AT_MOST = Duration.ofMillis(500);

    private final LimitSettings settings;
    private final BucketRows rows;

    /** What this node knows of the buckets it was asked for last: those that need not be exact are counted here first. */
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    public SharedLimits(LimitSettings settings, DataSource database, Clock clock) {
        this.settings = settings;
        this.rows = new BucketRows(database, clock);
    }

    @Override
    public Duration take(Limit limit, String who) {
        var probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    @Override
    public Duration exhausted(Limit limit, String who) {
        var estimate = bucket(limit, who).estimateAbilityToConsume(1);
        return estimate.canBeConsumed() ? Duration.ZERO : Duration.ofNanos(estimate.getNanosToWaitForRefill());
    }

    @Override
    public void giveBack(Limit limit, String who) {
        bucket(limit, who).addTokens(1);
    }

    @Override
    public void forget(Limit limit, String who) {
        var key = key(limit, who);
        buckets.remove(key);
        rows.removeProxy(key);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void tidy() {
        LOG.debug("{} rate limits were not asked for any more", rows.removeExpired());
    }

    private Bucket bucket(Limit limit, String who) {
        return buckets.computeIfAbsent(key(limit, who), key -> open(limit, key));
    }

    private Bucket open(Limit limit, String key) {
        var most = settings.most(limit);
        var configuration = BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(most).refillGreedy(most, settings.window(limit)))
                .build();
        var bucket = rows.builder();
        if (!limit.isExact()) {
            bucket = bucket.withOptimization(
                    Optimizations.delaying(new DelayParameters(Math.max(1, most / 50), LATE_AT_MOST)));
        }
        return bucket.build(key, () -> configuration);
    }

    /** Who it was cannot be read from a row. */
    private static String key(Limit limit, String who) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((limit.name() + "\n" + who).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java knows SHA-256", cause);
        }
    }
}
