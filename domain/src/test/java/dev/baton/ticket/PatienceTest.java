package dev.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00Z");
    private static final BusinessCalendar EVERY_DAY = BusinessCalendar.alwaysOpen("always", ZoneOffset.UTC);

    @Test
    void reminders_are_due_after_three_and_six_days_and_each_once() {
        assertThat(after(0).due(day(2))).isZero();
        assertThat(after(0).due(day(3))).isEqualTo(1);
        assertThat(after(1).due(day(5))).isZero();
        assertThat(after(1).due(day(6))).isEqualTo(2);
        assertThat(after(2).due(day(9))).isZero();
    }

    @Test
    void whoever_looks_too_late_sends_the_later_reminder_alone() {
        assertThat(after(0).due(day(7))).isEqualTo(2);
    }

    @Test
    void somebody_looks_when_a_reminder_is_due_and_when_it_is_given_up() {
        assertThat(after(0).nextLook()).isEqualTo(day(3));
        assertThat(after(1).nextLook()).isEqualTo(day(6));
        assertThat(after(2).nextLook()).isEqualTo(day(10));
    }

    @Test
    void nobody_is_given_up_before_ten_days_nor_without_reminders() {
        assertThat(after(2).judge(day(6))).isEqualTo(Silence.REMIND);
        assertThat(after(1).judge(day(10))).isEqualTo(Silence.REMIND);
        assertThat(after(2).judge(day(10))).isEqualTo(Silence.GIVE_UP);
    }

    private static Patience after(int reminded) {
        return new Patience(ASKED, reminded, EVERY_DAY);
    }

    private static Instant day(int day) {
        return ASKED.plusSeconds(day * 86_400L);
    }
}
