package dev.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;

@DomainTest
@Import({CalendarService.class, CalendarRows.class})
class CalendarServiceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate GOOD_FRIDAY = LocalDate.parse("2026-04-03");
    private static final LocalDate EASTER_MONDAY = LocalDate.parse("2026-04-06");
    private static final LocalDate EPIPHANY = LocalDate.parse("2026-01-06");
    private static final Instant BEFORE_EASTER = Instant.parse("2026-04-02T14:00:00Z");

    private final CalendarService calendars;
    private final TestDatabase database;
    private final TenantId acme;

    CalendarServiceTest(@Autowired CalendarService calendars, @Autowired TestDatabase database) {
        this.calendars = calendars;
        this.database = database;
        this.acme = newTenant();
    }

    @Test
    void a_calendar_is_read_as_it_was_written() {
        var written = new CalendarDefinition(
                "support",
                "Support",
                BERLIN,
                "DE-BY",
                Map.of(
                        DayOfWeek.MONDAY, OpenHours.parseAll("08:00-12:00", "13:00-24:00"),
                        DayOfWeek.SATURDAY, OpenHours.parseAll("22:00-06:00")),
                List.of(
                        SpecialDay.asUsual(EPIPHANY, "We work"),
                        SpecialDay.open(GOOD_FRIDAY, "Short", OpenHours.parse("09:00-11:00")),
                        SpecialDay.closed(LocalDate.parse("2026-12-24"), "Party")));

        as(acme, () -> calendars.create(written));

        assertThat(as(acme, () -> calendars.definition("support"))).isEqualTo(written);
        assertThat(as(acme, calendars::list))
                .containsExactly(new CalendarSummary("support", "Support", BERLIN, "DE-BY", 0));
    }

    @Test
    void a_region_keeps_the_holidays_of_its_country_and_its_own() {
        as(acme, () -> calendars.create(office("munich", "DE-BY")));
        as(acme, () -> calendars.create(office("berlin", "DE-BE")));
        as(acme, () -> calendars.create(office("vienna", null)));
        as(
                acme,
                () -> calendars.addHolidays(List.of(
                        new Holiday("DE", GOOD_FRIDAY, "Good Friday"),
                        new Holiday("DE", EASTER_MONDAY, "Easter Monday"),
                        new Holiday("DE-BY", EPIPHANY, "Epiphany"))));

        assertThat(due("munich", BEFORE_EASTER)).isEqualTo("2026-04-07T08:00:00Z");
        assertThat(due("berlin", BEFORE_EASTER)).isEqualTo("2026-04-07T08:00:00Z");
        assertThat(due("vienna", BEFORE_EASTER)).isEqualTo("2026-04-03T08:00:00Z");
        assertThat(isOpen("munich", EPIPHANY)).isFalse();
        assertThat(isOpen("berlin", EPIPHANY)).isTrue();
        assertThat(as(acme, () -> calendars.holidays("DE-BY", Year.of(2026))))
                .extracting(Holiday::name)
                .containsExactly("Epiphany", "Good Friday", "Easter Monday");
    }

    @Test
    void a_calendar_may_work_on_a_holiday_and_rest_on_a_day_of_its_own() {
        as(acme, () -> calendars.addHolidays(List.of(new Holiday("DE", GOOD_FRIDAY, "Good Friday"))));
        var stubborn = with(
                office("stubborn", "DE"),
                SpecialDay.asUsual(GOOD_FRIDAY, "Stock-taking"),
                SpecialDay.closed(EPIPHANY, "Company outing"));

        as(acme, () -> calendars.create(stubborn));

        assertThat(isOpen("stubborn", GOOD_FRIDAY)).isTrue();
        assertThat(isOpen("stubborn", EPIPHANY)).isFalse();
    }

    @Test
    void a_holiday_twice_is_one_and_can_be_taken_back() {
        as(acme, () -> calendars.create(office("office", "DE")));
        as(acme, () -> calendars.addHolidays(List.of(new Holiday("DE", GOOD_FRIDAY, "Godo Friday"))));
        as(acme, () -> calendars.addHolidays(List.of(new Holiday("DE", GOOD_FRIDAY, "Good Friday"))));

        assertThat(as(acme, () -> calendars.holidays("DE", Year.of(2026))))
                .containsExactly(new Holiday("DE", GOOD_FRIDAY, "Good Friday"));
        assertThat(isOpen("office", GOOD_FRIDAY)).isFalse();

        as(acme, () -> calendars.removeHoliday("DE", GOOD_FRIDAY));

        assertThat(isOpen("office", GOOD_FRIDAY)).isTrue();
        assertThatThrownBy(() -> as(acme, () -> calendars.removeHoliday("DE", GOOD_FRIDAY)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_changed_calendar_holds_at_once_and_a_stale_change_is_refused() {
        as(acme, () -> calendars.create(with(office("office", null), SpecialDay.closed(GOOD_FRIDAY, "Free"))));

        as(acme, () -> calendars.replace(office("office", "DE"), 0));

        assertThat(isOpen("office", GOOD_FRIDAY)).isTrue();
        assertThat(as(acme, () -> calendars.definition("office"))).isEqualTo(office("office", "DE"));
        assertThatThrownBy(() -> as(acme, () -> calendars.replace(office("office", null), 0)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> as(acme, () -> calendars.replace(office("other", null), 0)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_tenant_without_a_default_calendar_works_office_hours_in_its_zone() {
        assertThat(as(acme, () -> calendars.defaultCalendar().addBusiness(BEFORE_EASTER, Duration.ofHours(2))))
                .isEqualTo("2026-04-03T08:00:00Z");

        as(acme, () -> calendars.create(with(office("default", null), SpecialDay.closed(GOOD_FRIDAY, "Free"))));

        assertThat(as(acme, () -> calendars.defaultCalendar().addBusiness(BEFORE_EASTER, Duration.ofHours(2))))
                .isEqualTo("2026-04-06T08:00:00Z");
    }

    @Test
    void calendars_and_holidays_are_their_tenants_own() {
        var globex = newTenant();
        as(acme, () -> calendars.create(office("office", "DE")));
        as(globex, () -> calendars.create(office("office", "DE")));
        as(acme, () -> calendars.addHolidays(List.of(new Holiday("DE", GOOD_FRIDAY, "Good Friday"))));

        assertThat(as(acme, () -> calendars.calendar("office").exceptions())).containsKey(GOOD_FRIDAY);
        assertThat(as(globex, () -> calendars.calendar("office").exceptions())).isEmpty();
        assertThatThrownBy(() -> as(globex, () -> calendars.calendar("support")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_does_not_fit_is_named_and_nothing_is_kept() {
        var twice = new CalendarDefinition(
                "No Key",
                " ",
                BERLIN,
                "Bavaria",
                Map.of(DayOfWeek.MONDAY, List.of()),
                List.of(SpecialDay.closed(EPIPHANY, ""), SpecialDay.asUsual(EPIPHANY, "")));

        assertThatThrownBy(() -> as(acme, () -> calendars.create(twice)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(problem -> problem.field())
                                .containsExactly("key", "name", "region", "week", "days"));
        as(acme, () -> calendars.create(office("office", null)));
        assertThatThrownBy(() -> as(acme, () -> calendars.create(office("office", null))))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> as(
                        acme,
                        () -> calendars.addHolidays(List.of(
                                new Holiday("DE", GOOD_FRIDAY, "Good Friday"),
                                new Holiday("Bavaria", EPIPHANY, "Epiphany")))))
                .isInstanceOf(Invalid.class);
        assertThat(as(acme, () -> calendars.holidays("DE", Year.of(2026)))).isEmpty();
    }

    private Instant due(String calendar, Instant from) {
        return as(acme, () -> calendars.calendar(calendar).addBusiness(from, Duration.ofHours(2)));
    }

    private boolean isOpen(String calendar, LocalDate date) {
        return as(acme, () -> calendars.calendar(calendar))
                .isOpen(date.atTime(10, 0).atZone(BERLIN).toInstant());
    }

    private static CalendarDefinition office(String key, @Nullable String region) {
        var hours = OpenHours.parseAll("09:00-17:00");
        var week = Map.of(
                DayOfWeek.MONDAY, hours,
                DayOfWeek.TUESDAY, hours,
                DayOfWeek.WEDNESDAY, hours,
                DayOfWeek.THURSDAY, hours,
                DayOfWeek.FRIDAY, hours);
        return new CalendarDefinition(key, "Office " + key, BERLIN, region, week, List.of());
    }

    private static CalendarDefinition with(CalendarDefinition calendar, SpecialDay... days) {
        return new CalendarDefinition(
                calendar.key(), calendar.name(), calendar.zone(), calendar.region(), calendar.week(), List.of(days));
    }

    private TenantId newTenant() {
        return database.createTenant("t" + UuidV7.next().toString().substring(0, 30));
    }

    private static <R> R as(TenantId tenant, Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }

    private static void as(TenantId tenant, Runnable work) {
        Tenancy.run(tenant, Actor.system("test"), work);
    }
}
