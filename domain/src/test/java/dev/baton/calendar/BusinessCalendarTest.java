package dev.baton.calendar;

import static dev.baton.calendar.OpenHours.parseAll;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.Rejected;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<DayOfWeek> WORK_DAYS = List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
    private static final Map<LocalDate, List<OpenHours>> EASTER =
            Map.of(LocalDate.parse("2026-04-03"), List.of(), LocalDate.parse("2026-04-06"), List.of());
    private static final BusinessCalendar OFFICE = except(of("09:00-17:00"), EASTER);
    private static final BusinessCalendar NIGHT =
            BusinessCalendar.weekly("night", BERLIN, List.of(DayOfWeek.values()), OpenHours.parse("22:00-06:00"));
    private static final BusinessCalendar ALWAYS = BusinessCalendar.alwaysOpen("24x7", BERLIN);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "V1 over the weekend of spring,      office, 2026-03-27T16:00, 4, 2026-03-30T10:00:00Z",
        "V2 around the clock in spring,      24x7,   2026-03-28T20:00, 8, 2026-03-29T03:00:00Z",
        "V3 the night of seven hours,        night,  2026-03-28T22:00, 8, 2026-03-29T21:00:00Z",
        "V4 around the clock in autumn,      24x7,   2026-10-24T20:00, 8, 2026-10-25T02:00:00Z",
        "V5 the night of nine hours,         night,  2026-10-24T22:00, 8, 2026-10-25T04:00:00Z",
        "V6 over Easter,                     office, 2026-04-02T16:00, 2, 2026-04-07T08:00:00Z",
        "ends when the day ends,             office, 2026-11-18T09:00, 8, 2026-11-18T16:00:00Z",
        "begins before the day begins,       office, 2026-11-18T03:00, 1, 2026-11-18T09:00:00Z",
        "begins after the week,              office, 2026-11-20T17:00, 1, 2026-11-23T09:00:00Z",
        "many weeks,                         office, 2026-11-16T09:00, 400, 2027-01-22T16:00:00Z",
    })
    void a_promise_is_due_when_its_working_time_has_passed(
            String what, String calendar, LocalDateTime from, int hours, Instant due) {
        var calendars = Map.of("office", OFFICE, "night", NIGHT, "24x7", ALWAYS);

        assertThat(calendars.get(calendar).addBusiness(berlin(from), Duration.ofHours(hours)))
                .isEqualTo(due);
        assertThat(calendars.get(calendar).businessBetween(berlin(from), due)).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void a_break_does_not_count() {
        var calendar = of("09:00-12:00", "13:00-17:00");

        assertThat(calendar.addBusiness(berlin("2026-11-18T11:30"), Duration.ofHours(1)))
                .isEqualTo(berlin("2026-11-18T13:30"));
        assertThat(calendar.isOpen(berlin("2026-11-18T12:00"))).isFalse();
        assertThat(calendar.isOpen(berlin("2026-11-18T13:00"))).isTrue();
    }

    @Test
    void hours_that_overlap_count_once() {
        var calendar = of("09:00-15:00", "12:00-17:00", "12:00-13:00");

        assertThat(calendar.businessBetween(berlin("2026-11-18T00:00"), berlin("2026-11-19T00:00")))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void hours_until_midnight_go_over_into_those_from_midnight() {
        var calendar = BusinessCalendar.weekly(
                "late", BERLIN, List.of(DayOfWeek.values()), hours("00:00-02:00", "20:00-24:00"));

        assertThat(calendar.addBusiness(berlin("2026-11-18T23:00"), Duration.ofHours(2)))
                .isEqualTo(berlin("2026-11-19T01:00"));
    }

    @Test
    void the_night_before_a_holiday_ends_on_its_morning_and_its_own_night_is_free() {
        var calendar = except(NIGHT, EASTER);

        assertThat(calendar.isOpen(berlin("2026-04-03T05:59"))).isTrue();
        assertThat(calendar.nextOpening(berlin("2026-04-03T06:00"))).isEqualTo(berlin("2026-04-04T22:00"));
    }

    @Test
    void a_single_day_may_have_other_hours() {
        var calendar = except(OFFICE, Map.of(LocalDate.parse("2026-11-21"), parseAll("10:00-12:00")));

        assertThat(calendar.addBusiness(berlin("2026-11-20T16:00"), Duration.ofHours(2)))
                .isEqualTo(berlin("2026-11-21T11:00"));
    }

    @Test
    void hours_the_clocks_jump_over_do_not_happen_and_those_they_show_twice_happen_twice() {
        var calendar = BusinessCalendar.weekly("short", BERLIN, List.of(SUNDAY), OpenHours.parse("02:00-03:00"));

        assertThat(calendar.nextOpening(berlin("2026-03-28T12:00"))).isEqualTo(berlin("2026-04-05T02:00"));
        assertThat(calendar.businessBetween(berlin("2026-10-24T12:00"), berlin("2026-10-26T12:00")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void working_time_backwards_is_negative_and_none_leaves_the_instant_alone() {
        assertThat(OFFICE.businessBetween(berlin("2026-11-18T12:00"), berlin("2026-11-18T10:00")))
                .isEqualTo(Duration.ofHours(-2));
        assertThat(OFFICE.addBusiness(berlin("2026-11-21T12:00"), Duration.ZERO))
                .isEqualTo(berlin("2026-11-21T12:00"));
        assertThatThrownBy(() -> OFFICE.addBusiness(Instant.EPOCH, Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2026-11-18T16:00",
        "50, 2026-11-19T09:30",
        "80, 2026-11-19T10:24",
        "100, 2026-11-19T11:00",
        "150, 2026-11-19T12:30"
    })
    void a_part_of_a_promise_is_reckoned_in_working_time(int percent, LocalDateTime due) {
        assertThat(OFFICE.at(berlin("2026-11-18T16:00"), Duration.ofHours(3), percent))
                .isEqualTo(berlin(due));
    }

    @ParameterizedTest(name = "{0}: {1} + {2} is {3}")
    @CsvSource({
        "the same time, 2026-11-18T16:00, 1, 2026-11-19T16:00",
        "over the weekend, 2026-11-20T10:15, 1, 2026-11-23T10:15",
        "over Easter, 2026-04-02T16:00, 2, 2026-04-08T16:00",
        "after closing counts as the next morning, 2026-11-20T20:00, 1, 2026-11-24T09:00",
        "before opening counts as this morning, 2026-11-18T04:00, 1, 2026-11-19T09:00",
        "the same time across the change of clocks, 2026-03-27T16:00, 1, 2026-03-30T16:00",
        "no days are the next opening, 2026-11-21T12:00, 0, 2026-11-23T09:00",
    })
    void working_days_pass(String what, LocalDateTime from, int days, LocalDateTime due) {
        assertThat(OFFICE.addBusinessDays(berlin(from), days)).isEqualTo(berlin(due));
    }

    @Test
    void a_working_day_that_closes_early_is_over_then_and_a_time_in_its_break_waits_for_the_end_of_it() {
        var calendar = except(
                OFFICE,
                Map.of(
                        LocalDate.parse("2026-11-19"), parseAll("09:00-12:00"),
                        LocalDate.parse("2026-11-20"), parseAll("09:00-11:00", "16:30-17:00")));

        assertThat(calendar.addBusinessDays(berlin("2026-11-18T16:00"), 1)).isEqualTo(berlin("2026-11-19T12:00"));
        assertThat(calendar.addBusinessDays(berlin("2026-11-18T16:00"), 2)).isEqualTo(berlin("2026-11-20T16:30"));
    }

    @Test
    void a_day_that_was_over_before_the_long_night_is_not_the_next_working_day() {
        var calendar = new BusinessCalendar(
                "long nights",
                BERLIN,
                Map.of(
                        WEDNESDAY, parseAll("05:00-03:00"),
                        THURSDAY, parseAll("00:00-02:00"),
                        FRIDAY, parseAll("00:00-04:00")),
                Map.of());

        // Thursday, half past two, still belongs to Wednesday's hours; Thursday's own are over.
        assertThat(calendar.addBusinessDays(berlin("2026-11-19T02:30"), 1)).isEqualTo(berlin("2026-11-20T04:00"));
    }

    @Test
    void a_night_shift_is_one_working_day() {
        assertThat(NIGHT.addBusinessDays(berlin("2026-11-18T02:00"), 1)).isEqualTo(berlin("2026-11-19T02:00"));
        assertThat(NIGHT.addBusinessDays(berlin("2026-11-18T23:00"), 1)).isEqualTo(berlin("2026-11-19T23:00"));
    }

    @Test
    void a_calendar_that_never_opens_is_refused() {
        var closed = new BusinessCalendar("closed", BERLIN, Map.of(), Map.of());
        var from = berlin("2026-11-18T10:00");

        assertThatThrownBy(() -> closed.nextOpening(from))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("calendar.never-opens");
        assertThatThrownBy(() -> closed.addBusiness(from, Duration.ofMinutes(1)))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> closed.addBusinessDays(from, 1)).isInstanceOf(Rejected.class);
        assertThat(closed.isOpen(from)).isFalse();
        assertThat(closed.businessBetween(from, from.plus(Duration.ofDays(1000))))
                .isZero();
    }

    @Test
    void a_calendar_that_opened_for_the_last_time_is_refused() {
        var once = except(
                new BusinessCalendar("once", BERLIN, Map.of(), Map.of()),
                Map.of(LocalDate.parse("2026-11-18"), parseAll("09:00-17:00")));

        assertThat(once.addBusiness(berlin("2026-11-01T00:00"), Duration.ofHours(8)))
                .isEqualTo(berlin("2026-11-18T17:00"));
        assertThatThrownBy(() -> once.addBusiness(berlin("2026-11-01T00:00"), Duration.ofHours(9)))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> once.addBusinessDays(berlin("2026-11-18T10:00"), 1))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-17", "25:00-26:00", "09:60-10:00", "24:00-06:00", "09:00-09:00", "", "09:00"})
    void hours_that_are_none_are_refused(String text) {
        assertThatThrownBy(() -> OpenHours.parse(text)).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "9:00-17:30, 09:00-17:30",
        "22:00 - 06:00, 22:00-06:00",
        "18:00-00:00, 18:00-24:00",
        "00:00–24:00, 00:00-24:00"
    })
    void hours_are_read_and_written(String text, String hours) {
        assertThat(OpenHours.parse(text)).hasToString(hours);
    }

    private static BusinessCalendar of(String... hours) {
        return BusinessCalendar.weekly("office", BERLIN, WORK_DAYS, hours(hours));
    }

    private static OpenHours[] hours(String... texts) {
        return Arrays.stream(texts).map(OpenHours::parse).toArray(OpenHours[]::new);
    }

    private static BusinessCalendar except(BusinessCalendar calendar, Map<LocalDate, List<OpenHours>> days) {
        return new BusinessCalendar(calendar.key(), calendar.zone(), calendar.week(), days);
    }

    private static Instant berlin(String local) {
        return berlin(LocalDateTime.parse(local));
    }

    private static Instant berlin(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
