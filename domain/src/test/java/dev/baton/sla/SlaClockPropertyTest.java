package dev.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.Clerk;
import dev.baton.calendar.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares a clock with a clerk who, each minute in which it runs and somebody works, makes a stroke. */
class SlaClockPropertyTest {
    private static final int LONGEST = 7 * 24 * 60;

    /** What happens to a clock, and so many minutes after it was started. */
    record Story(int target, Map<Integer, Happening> happenings) {}

    private enum Happening {
        PAUSED,
        RESUMED,
        FULFILLED,
        REOPENED,
        CHECKED
    }

    @Property(tries = 1_000)
    void a_clock_counts_what_a_clerk_does(@ForAll("situations") Situation situation, @ForAll("stories") Story story) {
        var calendar = situation.calendar();
        var clock =
                SlaClock.started(ClockKind.RESOLUTION, Duration.ofMinutes(story.target()), calendar, situation.from());
        int strokes = 0;
        Instant broken = null;
        Instant lastStroke = situation.from();
        for (int minute = 0; minute < LONGEST; minute++) {
            var now = situation.from().plus(minute, ChronoUnit.MINUTES);
            var happening = story.happenings().get(minute);
            if (happening != null) {
                clock = after(happening, clock, calendar, now);
                assertThat(clock.consumedAt(calendar, now)).isEqualTo(Duration.ofMinutes(strokes));
                assertThat(clock.dueAt() != null).isEqualTo(clock.isRunning());
                assertThat(clock.breachedAt()).isIn(broken, clock.isRunning() ? null : broken);
            }
            if (clock.isRunning() && Clerk.seesOpen(calendar, now)) {
                strokes++;
                if (strokes == story.target()) {
                    broken = now.plus(1, ChronoUnit.MINUTES);
                    assertThat(clock.dueAt()).isEqualTo(broken);
                    assertThat(clock.checked(broken.minusNanos(1)).breachedAt()).isNull();
                }
            }
        }
        var end = situation.from().plus(LONGEST, ChronoUnit.MINUTES);
        assertThat(clock.consumedAt(calendar, end)).isEqualTo(Duration.ofMinutes(strokes));
        assertThat(clock.leftAt(calendar, end)).isEqualTo(Duration.ofMinutes(story.target() - strokes));
        assertThat(clock.checked(end).breachedAt()).isEqualTo(broken);
    }

    private static SlaClock after(Happening happening, SlaClock clock, BusinessCalendar calendar, Instant now) {
        return switch (happening) {
            case PAUSED -> clock.paused(PauseReason.CUSTOMER, calendar, now);
            case RESUMED -> clock.resumed(calendar, now);
            case FULFILLED -> clock.fulfilled(calendar, now);
            case REOPENED -> clock.reopened(calendar, now);
            case CHECKED -> clock.checked(now);
        };
    }

    @Provide
    Arbitrary<Situation> situations() {
        return Situation.any();
    }

    @Provide
    Arbitrary<Story> stories() {
        var happenings = Arbitraries.maps(
                        Arbitraries.integers().between(1, LONGEST - 1), Arbitraries.of(Happening.class))
                .ofMaxSize(8);
        return Combinators.combine(Arbitraries.integers().between(1, 3_000), happenings)
                .as(Story::new);
    }
}
