package dev.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Compares the arithmetic with a clerk who looks at the clock on the wall every minute. */
class BusinessCalendarPropertyTest {
    private static final int WEEK = 7 * 24 * 60;

    @Property(tries = 800)
    void working_time_is_what_a_clerk_counts_minute_by_minute(
            @ForAll("situations") Situation situation, @ForAll @IntRange(min = 1, max = 3000) int minutes) {
        var calendar = situation.calendar();
        var from = situation.from();
        int counted = 0;
        int firstOpen = -1;
        for (int minute = 0; minute < WEEK; minute++) {
            var now = from.plus(minute, ChronoUnit.MINUTES);
            if (Clerk.seesOpen(calendar, now)) {
                counted++;
                firstOpen = firstOpen < 0 ? minute : firstOpen;
                if (counted == minutes) {
                    var due = now.plus(1, ChronoUnit.MINUTES);
                    assertThat(calendar.addBusiness(from, Duration.ofMinutes(minutes)))
                            .isEqualTo(due);
                    assertThat(calendar.businessBetween(from, due)).isEqualTo(Duration.ofMinutes(minutes));
                }
            }
        }
        assertThat(calendar.businessBetween(from, from.plus(WEEK, ChronoUnit.MINUTES)))
                .isEqualTo(Duration.ofMinutes(counted));
        if (firstOpen >= 0) {
            assertThat(calendar.nextOpening(from)).isEqualTo(from.plus(firstOpen, ChronoUnit.MINUTES));
        }
        assertThat(calendar.isOpen(from)).isEqualTo(firstOpen == 0);
    }

    @Property(tries = 400)
    void what_was_added_lies_between(
            @ForAll("situations") Situation situation,
            @ForAll @IntRange(max = 50_000) int first,
            @ForAll @IntRange(max = 50_000) int second) {
        var calendar = situation.calendar();
        var once = calendar.addBusiness(situation.from(), Duration.ofSeconds(first));
        var twice = calendar.addBusiness(once, Duration.ofSeconds(second));

        assertThat(calendar.businessBetween(situation.from(), once)).isEqualTo(Duration.ofSeconds(first));
        assertThat(twice).isEqualTo(calendar.addBusiness(situation.from(), Duration.ofSeconds(first + second)));
    }

    @Property(tries = 400)
    void working_days_end_while_open_or_at_closing_and_in_order(
            @ForAll("situations") Situation situation, @ForAll @IntRange(min = 0, max = 12) int days) {
        var calendar = situation.calendar();
        var due = calendar.addBusinessDays(situation.from(), days);

        assertThat(calendar.isOpen(due) || calendar.isOpen(due.minusNanos(1))).isTrue();
        assertThat(due).isAfterOrEqualTo(calendar.nextOpening(situation.from()));
    }

    @Provide
    Arbitrary<Situation> situations() {
        return Situation.any();
    }
}
