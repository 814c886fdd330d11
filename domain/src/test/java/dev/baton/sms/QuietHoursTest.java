package dev.baton.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.PhoneNumber;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    private static final List<ZoneId> BERLIN = List.of(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00Z, 2026-11-20T12:00:00Z",
        "2026-11-20T19:59:59Z, 2026-11-20T19:59:59Z",
        "2026-11-20T20:00:00Z, 2026-11-21T07:00:00Z",
        "2026-11-21T02:00:00Z, 2026-11-21T07:00:00Z",
        "2026-11-21T07:00:00Z, 2026-11-21T07:00:00Z",
        // The night of the change to summer time is an hour shorter.
        "2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z"
    })
    void a_night_lasts_over_midnight(Instant now, Instant next) {
        assertThat(NIGHT.next(now, BERLIN)).isEqualTo(next);
    }

    @Test
    void hours_of_one_day_end_on_that_day() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

        assertThat(noon.next(Instant.parse("2026-11-20T11:30:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-11-20T13:00:00Z"));
        assertThat(noon.next(Instant.parse("2026-11-20T20:30:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-11-20T20:30:00Z"));
    }

    @Test
    void in_a_country_of_many_clocks_it_is_quiet_while_it_is_by_any_of_them() {
        var america = Clocks.of(new PhoneNumber("+12025550123").country());
        assertThat(america).contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));

        // 9 in New York is 4 in Hawaii, where people are asleep until 8.
        assertThat(NIGHT.next(Instant.parse("2026-11-20T14:00:00Z"), america))
                .isEqualTo(Instant.parse("2026-11-20T18:00:00Z"));
    }

    @Test
    void where_it_is_always_night_somewhere_the_first_clock_counts() {
        var nearlyAlways = new QuietHours(LocalTime.of(10, 0), LocalTime.of(9, 0));

        assertThat(nearlyAlways.next(
                        Instant.parse("2026-11-20T20:00:00Z"),
                        List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Tokyo"))))
                .isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
    }

    @Test
    void every_country_has_clocks_that_java_knows() {
        assertThat(Clocks.of("DE")).isEqualTo(BERLIN);
        assertThat(Clocks.of("UA")).isNotEmpty();
        assertThat(Clocks.of(null)).isEmpty();
    }
}
