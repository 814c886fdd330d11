package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.OpenHours;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;

@DomainTest
@Import({WorkingTimesTest.Modules.class, WorkingTimesTest.Heard.class})
class WorkingTimesTest {
    /** A Tuesday, 10:00 in Berlin. */
    private static final Instant MORNING = Instant.parse("2026-10-06T08:00:00Z");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** No stereotype: the scans of other tests would find its clock. */
    @ComponentScan(basePackageClasses = {People.class, CalendarService.class})
    static class Modules {
        @Bean
        @Primary
        Clock fixedClock() {
            return Clock.fixed(MORNING, ZoneOffset.UTC);
        }
    }

    /** What a queue hears. */
    static class Heard {
        private final List<WorkingTimeChanged> changes = new ArrayList<>();

        @EventListener
        void on(WorkingTimeChanged change) {
            changes.add(change);
        }
    }

    private final WorkingTimes times;
    private final Absences absences;
    private final Teams teams;
    private final LastSignIns lastSignIns;
    private final People people;
    private final CalendarService calendars;
    private final Heard heard;
    private final TestDatabase database;
    private final TenantId tenant;

    WorkingTimesTest(
            @Autowired WorkingTimes times,
            @Autowired Absences absences,
            @Autowired Teams teams,
            @Autowired LastSignIns lastSignIns,
            @Autowired People people,
            @Autowired CalendarService calendars,
            @Autowired Heard heard,
            @Autowired TestDatabase database) {
        this.times = times;
        this.absences = absences;
        this.teams = teams;
        this.lastSignIns = lastSignIns;
        this.people = people;
        this.calendars = calendars;
        this.heard = heard;
        this.database = database;
        this.tenant = database.createTenant("w" + UUID.randomUUID().toString().substring(0, 8));
    }

    @BeforeEach
    void anna_of_sales() {
        provide();
        heard.changes.clear();
    }

    private void provide() {
        as(() -> people.provision(
                new NewPerson("anna", "Anna Berg", "anna@acme.test", BERLIN, 20, Set.of("sales-sdr"))));
    }

    @Test
    void whoever_is_switched_off_is_given_nothing_until_switched_on_again() {
        change(new WorkingTime(false, 20, BERLIN, null), 0);
        assertThat(present(MORNING)).isFalse();
        assertThat(heard.changes).extracting(WorkingTimeChanged::teams).containsExactly(Set.of("sales-sdr"));

        change(new WorkingTime(true, 20, BERLIN, null), 1);
        assertThat(present(MORNING)).isTrue();
    }

    @Test
    void what_an_admin_set_outlives_what_the_identity_provider_says() {
        change(new WorkingTime(false, 7, ZoneId.of("Asia/Tokyo"), null), 0);
        provide();

        assertThat(anna().time()).isEqualTo(new WorkingTime(false, 7, ZoneId.of("Asia/Tokyo"), null));
    }

    @Test
    void a_person_with_a_calendar_of_their_own_keeps_its_hours() {
        as(() -> {
            calendars.create(new CalendarDefinition(
                    "late",
                    "Late shift",
                    BERLIN,
                    null,
                    Map.of(DayOfWeek.TUESDAY, OpenHours.parseAll("14:00-22:00")),
                    List.of()));
            return true;
        });
        change(new WorkingTime(true, 20, BERLIN, "late"), 0);

        assertThat(anna().time().calendar()).isEqualTo("late");
        assertThat(present(MORNING)).isFalse();
        assertThat(present(Instant.parse("2026-10-06T13:00:00Z"))).isTrue();
    }

    @Test
    void a_change_of_what_somebody_else_changed_meanwhile_is_refused() {
        change(new WorkingTime(true, 5, BERLIN, null), 0);

        assertThatThrownBy(() -> change(new WorkingTime(true, 6, BERLIN, null), 0))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(anna().time().capacity()).isEqualTo(5);
    }

    @Test
    void a_capacity_and_a_calendar_that_cannot_be_are_said_field_by_field() {
        assertThatThrownBy(() -> change(new WorkingTime(true, 1001, BERLIN, "none"), 0))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("capacity", "calendar"));
    }

    @Test
    void saving_what_is_there_already_is_no_change() {
        change(anna().time(), 0);

        assertThat(anna().version()).isZero();
        assertThat(heard.changes).isEmpty();
    }

    @Test
    void an_absence_lasts_from_its_first_morning_to_its_last_night_by_the_persons_own_clock() {
        var absence = as(
                () -> absences.add("anna", LocalDate.parse("2026-10-24"), LocalDate.parse("2026-10-26"), " Vacation "));

        assertThat(absence.from()).isEqualTo(Instant.parse("2026-10-23T22:00:00Z"));
        assertThat(absence.to()).as("after the clocks were set back").isEqualTo(Instant.parse("2026-10-26T23:00:00Z"));
        assertThat(absence.reason()).isEqualTo("Vacation");
        assertThat(anna().away()).isEqualTo(absence);
        assertThat(anna().isAway(MORNING)).isFalse();
        assertThat(anna().isAway(absence.from())).isTrue();
        assertThat(heard.changes).hasSize(1);
    }

    @Test
    void an_absence_is_refused_that_is_over_ends_before_it_begins_or_overlaps_another() {
        assertThat(problemOf("2026-10-07", "2026-10-06", "Trip")).containsExactly("people.absence.ends-before");
        assertThat(problemOf("2026-10-01", "2026-10-05", "Trip")).containsExactly("people.absence.over");
        assertThat(problemOf("2026-10-07", "2036-10-07", "Trip")).containsExactly("people.absence.too-long");
        assertThat(problemOf("2026-10-07", "+999999999-12-31", "Trip")).containsExactly("people.absence.too-long");
        assertThat(problemOf("2026-10-07", "2026-10-07", " ")).containsExactly("people.absence.no-reason");
        as(() -> absences.add("anna", LocalDate.parse("2026-10-07"), LocalDate.parse("2026-10-09"), "Trip"));
        assertThat(problemOf("2026-10-09", "2026-10-12", "Trip")).containsExactly("people.absence.overlaps");
        as(() -> absences.add("anna", LocalDate.parse("2026-10-10"), LocalDate.parse("2026-10-12"), "Trip"));
    }

    @Test
    void the_overview_shows_who_is_away_between_two_times() {
        var trip = as(() -> absences.add("anna", LocalDate.parse("2026-10-07"), LocalDate.parse("2026-10-09"), "Trip"));

        assertThat(as(() -> absences.between(MORNING, Instant.parse("2026-10-08T00:00:00Z"))))
                .containsExactly(trip);
        assertThat(as(() -> absences.between(trip.to(), Instant.parse("2026-12-01T00:00:00Z"))))
                .isEmpty();
        as(() -> {
            absences.remove(trip.id());
            return true;
        });
        assertThatThrownBy(() -> as(() -> absences.get(trip.id()))).isInstanceOf(NotFound.class);
    }

    @Test
    void the_last_sign_in_is_known_and_is_no_change_of_the_person() {
        assertThat(anna().lastSignIn()).isNull();
        as(() -> {
            lastSignIns.note("anna", List.of("sales", "manager"));
            lastSignIns.note("anna", List.of("sales"));
            lastSignIns.note("nobody", List.of("admin"));
            return true;
        });

        assertThat(anna().lastSignIn()).isEqualTo(MORNING);
        assertThat(anna().roles()).containsExactly("sales");
        assertThat(anna().version()).isZero();
    }

    @Test
    void a_team_is_shown_with_its_active_members_and_can_be_renamed() {
        as(() -> {
            people.provisionTeam(new Team("empty", "Nobody"));
            teams.rename("sales-sdr", "Sales development", 0);
            return true;
        });

        assertThat(as(teams::all))
                .extracting(team -> team.team().name()
                        + team.members().stream().map(Person::login).toList())
                .containsExactly("Nobody[]", "Sales development[anna]");
        assertThatThrownBy(() -> as(() -> {
                    teams.rename("sales-sdr", "Other", 0);
                    return true;
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void each_change_is_in_the_audit_trail_with_who_made_it() {
        change(new WorkingTime(false, 20, BERLIN, null), 0);

        List<String> changes = database.in(
                tenant,
                jdbc -> jdbc.sql("select actor || ' ' || (after ->> 'available') from crm.audit "
                                + "where table_name = 'person' and action = 'update'")
                        .query(String.class)
                        .list());

        assertThat(changes).containsExactly("person:ada false");
    }

    private List<String> problemOf(String first, String last, String reason) {
        try {
            as(() -> absences.add("anna", LocalDate.parse(first), LocalDate.parse(last), reason));
            return List.of();
        } catch (Invalid invalid) {
            return invalid.problems().stream().map(FieldProblem::message).toList();
        }
    }

    private PersonDetails anna() {
        return as(() -> times.of("anna"));
    }

    private boolean present(Instant at) {
        return as(() -> people.isPresent(people.byLogin("anna").orElseThrow(), at));
    }

    private void change(WorkingTime time, long version) {
        as(() -> {
            times.change("anna", time, version);
            return true;
        });
    }

    @CanIgnoreReturnValue
    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("ada"), work);
    }
}
