package dev.baton.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));

    @Test
    void the_bound_doubles_with_each_failure_up_to_the_longest_wait() {
        assertThat(longestAfter(1)).isBetween(Duration.ofMillis(4900), Duration.ofSeconds(5));
        assertThat(longestAfter(3)).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
        assertThat(longestAfter(50)).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void a_backoff_without_a_wait_is_none() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Duration longestAfter(int failures) {
        var random = new Random(7);
        return IntStream.range(0, 2000)
                .mapToObj(n -> backoff.after(failures, random))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
