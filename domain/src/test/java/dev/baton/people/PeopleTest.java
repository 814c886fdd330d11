package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.calendar.CalendarService;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

@DomainTest
@Import(PeopleTest.Modules.class)
class PeopleTest {
    /** A Tuesday, 10:00 in Berlin and 4:00 in New York. */
    private static final Instant MORNING = Instant.parse("2026-10-06T08:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = {People.class, CalendarService.class})
    static class Modules {}

    private final People people;
    private final TestDatabase database;
    private final TenantId tenant;

    PeopleTest(@Autowired People people, @Autowired TestDatabase database) {
        this.people = people;
        this.database = database;
        this.tenant = database.createTenant("p" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void providing_a_person_twice_changes_nothing() {
        var first = provide("anna", "Europe/Berlin", "sales-sdr", "sales-ae");
        var second = provide("anna", "Europe/Berlin", "sales-sdr", "sales-ae");

        assertThat(second).isEqualTo(first);
        assertThat(changesOf(first)).isOne();
        assertThat(act(() -> people.teamsOf("anna"))).containsExactly("sales-ae", "sales-sdr");
    }

    @Test
    void a_person_leaves_the_teams_that_are_not_named_any_more() {
        provide("anna", "Europe/Berlin", "sales-sdr", "sales-ae");
        provide("anna", "Europe/Berlin", "sales-ae");

        assertThat(act(() -> people.membersOf("sales-sdr"))).isEmpty();
        assertThat(act(() -> people.membersOf("sales-ae")))
                .extracting(Person::login)
                .containsExactly("anna");
    }

    @Test
    void somebody_who_left_is_in_no_list_and_still_has_a_name() {
        var anna = provide("anna", "Europe/Berlin", "sales-ae");
        act(() -> {
            people.deactivate(anna);
            return true;
        });

        assertThat(act(people::all)).isEmpty();
        assertThat(act(() -> people.membersOf("sales-ae"))).isEmpty();
        assertThat(act(() -> people.byId(anna)).orElseThrow().name()).isEqualTo("anna");
    }

    @Test
    void an_absent_person_is_not_there_until_the_absence_is_over_or_removed() {
        var anna = provide("anna", "Europe/Berlin", "sales-ae");
        var absence = act(() -> people.addAbsence(anna, MORNING, MORNING.plus(Duration.ofHours(1)), "Dentist"));

        assertThat(present("anna", MORNING)).isFalse();
        assertThat(present("anna", MORNING.plus(Duration.ofHours(1)))).isTrue();
        assertThat(act(() -> people.absencesOf(anna, MORNING))).containsExactly(absence);

        act(() -> {
            people.removeAbsence(absence.id());
            return true;
        });
        assertThat(present("anna", MORNING)).isTrue();
    }

    @Test
    void people_work_by_the_clock_of_their_own_zone() {
        provide("anna", "Europe/Berlin", "sales-ae");
        provide("nora", "America/New_York", "sales-ae");

        assertThat(present("anna", MORNING)).isTrue();
        assertThat(present("nora", MORNING)).isFalse();
        assertThat(present("nora", MORNING.plus(Duration.ofHours(6)))).isTrue();
    }

    @Test
    void in_the_night_everybody_who_is_not_absent_counts_as_present() {
        var anna = provide("anna", "Europe/Berlin", "sales-ae");
        var night = MORNING.plus(Duration.ofHours(14));

        assertThat(present("anna", night)).isTrue();
        act(() -> people.addAbsence(anna, MORNING, MORNING.plus(Duration.ofDays(1)), "Holiday"));
        assertThat(present("anna", night)).isFalse();
    }

    @Test
    void an_absence_that_ends_before_it_begins_is_refused() {
        var anna = provide("anna", "Europe/Berlin", "sales-ae");

        assertThatThrownBy(() -> act(() -> people.addAbsence(anna, MORNING, MORNING, "Dentist")))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void nobody_can_change_a_person_there_is_not() {
        assertThatThrownBy(() -> act(() -> {
                    people.changeCapacity(PersonId.create(), 3);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    private long changesOf(PersonId person) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.audit where table_name = 'person' and record_id = ?")
                        .param(person.value())
                        .query(Long.class)
                        .single());
    }

    private boolean present(String login, Instant at) {
        return act(() -> people.isPresent(people.byLogin(login).orElseThrow(), at));
    }

    @CanIgnoreReturnValue
    private PersonId provide(String login, String zone, String... teams) {
        return act(() -> people.provision(
                new NewPerson(login, login, login + "@acme.test", ZoneId.of(zone), 20, Set.of(teams))));
    }

    @CanIgnoreReturnValue
    private <R> R act(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("anna"), work);
    }
}
