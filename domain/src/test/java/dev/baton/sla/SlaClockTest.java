package dev.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Working time in Berlin, Monday to Friday from 9 to 17; in 2026, 6 November is a Friday. */
class SlaClockTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<DayOfWeek> WEEKDAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    private static final BusinessCalendar OFFICE =
            BusinessCalendar.weekly("office", BERLIN, WEEKDAYS, OpenHours.parse("09:00-17:00"));

    @Test
    void time_on_hold_is_not_counted_however_the_hold_lies() {
        var clock = eightHours("2026-11-06T16:00")
                .paused(PauseReason.CUSTOMER, OFFICE, at("2026-11-06T17:00"))
                .resumed(OFFICE, at("2026-11-10T09:00"));

        assertThat(clock.dueAt()).isEqualTo(at("2026-11-10T16:00"));
        assertThat(clock.consumed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void waiting_for_somebody_else_does_not_begin_the_hold_anew() {
        var clock = eightHours("2026-11-09T09:00")
                .paused(PauseReason.CUSTOMER, OFFICE, at("2026-11-09T10:00"))
                .paused(PauseReason.VENDOR, OFFICE, at("2026-11-09T15:00"));

        assertThat(clock.pausedFor()).isEqualTo(PauseReason.VENDOR);
        assertThat(clock.leftAt(OFFICE, at("2026-11-12T12:00"))).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void what_stands_is_never_broken() {
        var paused = eightHours("2026-11-09T09:00").paused(PauseReason.CUSTOMER, OFFICE, at("2026-11-09T16:59"));
        var done = eightHours("2026-11-09T09:00").fulfilled(OFFICE, at("2026-11-09T16:59"));

        assertThat(paused.checked(at("2027-01-01T00:00"))).isEqualTo(paused);
        assertThat(done.checked(at("2027-01-01T00:00")).breachedAt()).isNull();
        assertThat(paused.reaches(50, OFFICE)).isEmpty();
    }

    @Test
    void a_promise_broken_before_the_hold_stays_broken_when_nobody_had_looked() {
        var clock = eightHours("2026-11-09T09:00").paused(PauseReason.CUSTOMER, OFFICE, at("2026-11-09T20:00"));

        assertThat(clock.breachedAt()).isEqualTo(at("2026-11-09T17:00"));
    }

    @Test
    void reopened_it_goes_on_from_what_was_used_up_and_is_not_broken_at_once() {
        var clock = eightHours("2026-11-09T09:00")
                .fulfilled(OFFICE, at("2026-11-09T15:00"))
                .reopened(OFFICE, at("2026-11-16T09:00"));

        assertThat(clock.dueAt()).isEqualTo(at("2026-11-16T11:00"));
        assertThat(clock.checked(at("2026-11-16T10:59")).breachedAt()).isNull();
    }

    @Test
    void percentages_are_of_the_promise_and_pass_while_it_runs() {
        var clock = eightHours("2026-11-09T09:00")
                .paused(PauseReason.CUSTOMER, OFFICE, at("2026-11-09T11:00"))
                .resumed(OFFICE, at("2026-11-10T09:00"));

        assertThat(clock.reaches(50, OFFICE)).contains(at("2026-11-10T11:00"));
        assertThat(clock.reaches(150, OFFICE)).contains(at("2026-11-11T11:00"));
        assertThat(clock.reaches(10, OFFICE)).contains(at("2026-11-10T09:00"));
    }

    @Test
    void a_new_holiday_moves_what_is_to_come_and_not_what_was_counted() {
        var shorter = new BusinessCalendar(
                "office",
                BERLIN,
                OFFICE.week(),
                Map.of(LocalDate.parse("2026-11-09"), List.of(), LocalDate.parse("2026-11-10"), List.of()));

        var clock = eightHours("2026-11-09T09:00").moved(OFFICE, shorter, at("2026-11-09T12:00"));

        assertThat(clock.consumed()).isEqualTo(Duration.ofHours(3));
        assertThat(clock.dueAt()).isEqualTo(at("2026-11-11T14:00"));
    }

    @Test
    void another_promise_counts_from_the_start_and_mends_or_breaks() {
        var late = eightHours("2026-11-09T09:00").checked(at("2026-11-10T12:00"));

        var mended = late.promising(Duration.ofHours(16), OFFICE, at("2026-11-10T12:00"));
        var broken = mended.promising(Duration.ofHours(11), OFFICE, at("2026-11-10T12:00"));

        assertThat(late.breachedAt()).isEqualTo(at("2026-11-09T17:00"));
        assertThat(mended.breachedAt()).isNull();
        assertThat(mended.dueAt()).isEqualTo(at("2026-11-10T17:00"));
        assertThat(broken.breachedAt()).isEqualTo(at("2026-11-10T12:00"));
    }

    @Test
    void what_was_done_is_done() {
        var done = eightHours("2026-11-09T09:00").fulfilled(OFFICE, at("2026-11-09T10:00"));
        var later = at("2026-11-12T10:00");

        assertThat(done.fulfilled(OFFICE, later)).isEqualTo(done);
        assertThat(done.paused(PauseReason.CUSTOMER, OFFICE, later)).isEqualTo(done);
        assertThat(done.resumed(OFFICE, later)).isEqualTo(done);
        assertThat(done.promising(Duration.ofMinutes(5), OFFICE, later)).isEqualTo(done);
    }

    @Test
    void a_promise_of_no_time_is_none() {
        assertThatThrownBy(() -> SlaClock.started(ClockKind.FIRST, Duration.ZERO, OFFICE, at("2026-11-09T09:00")))
                .hasMessageContaining("some working time");
    }

    private static SlaClock eightHours(String start) {
        return SlaClock.started(ClockKind.RESOLUTION, Duration.ofHours(8), OFFICE, at(start));
    }

    private static Instant at(String berlin) {
        return LocalDateTime.parse(berlin).atZone(BERLIN).toInstant();
    }
}
