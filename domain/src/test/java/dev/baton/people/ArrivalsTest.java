package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.CalendarService;
import dev.baton.people.Arrivals.Answer;
import dev.baton.people.Arrivals.Arrival;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
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
@Import(ArrivalsTest.Modules.class)
class ArrivalsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = {People.class, CalendarService.class})
    static class Modules {}

    private final Arrivals arrivals;
    private final People people;
    private final TestDatabase database;
    private final TenantId tenant;

    ArrivalsTest(@Autowired Arrivals arrivals, @Autowired People people, @Autowired TestDatabase database) {
        this.arrivals = arrivals;
        this.people = people;
        this.database = database;
        this.tenant = database.createTenant("a" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void somebody_new_becomes_a_person_of_the_tenant() {
        assertThat(arrive("Anna Berg", "sales-sdr")).isEqualTo(Answer.COME_IN);

        assertThat(anna().name()).isEqualTo("Anna Berg");
        assertThat(anna().zone()).isEqualTo(BERLIN);
        assertThat(act(() -> people.membersOf("sales-sdr")))
                .extracting(Person::login)
                .containsExactly("anna");
    }

    @Test
    void what_the_provider_changes_is_changed_and_what_is_batons_stays() {
        arrive("Anna Berg", "sales-sdr");
        act(() -> {
            people.changeCapacity(people.byLogin("anna").orElseThrow().id(), 7);
            return true;
        });

        arrive("Anna Thal", "sales-ae");

        assertThat(anna().name()).isEqualTo("Anna Thal");
        assertThat(anna().capacity()).isEqualTo(7);
        assertThat(act(() -> people.teamsOf("anna"))).containsExactly("sales-ae");
    }

    @Test
    void who_comes_as_before_leaves_no_trace() {
        arrive("Anna Berg", "sales-sdr");
        var trail = trail();

        arrive("Anna Berg", "sales-sdr");

        assertThat(trail()).isEqualTo(trail).isPositive();
    }

    @Test
    void who_has_left_does_not_come_back_by_signing_in() {
        arrive("Anna Berg", "sales-sdr");
        act(() -> {
            people.deactivate(people.byLogin("anna").orElseThrow().id());
            return true;
        });

        assertThat(arrive("Anna Thal", "sales-ae")).isEqualTo(Answer.HAS_LEFT);

        assertThat(anna().active()).isFalse();
        assertThat(anna().name()).isEqualTo("Anna Berg");
    }

    private Answer arrive(String name, String team) {
        return act(() -> arrivals.arrived(new Arrival("anna", name, "anna@acme.example", Set.of(team)), BERLIN));
    }

    private Person anna() {
        return act(() -> people.byLogin("anna").orElseThrow());
    }

    private long trail() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.audit where table_name like 'person%' "
                                + "or table_name like 'team%'")
                        .query(Long.class)
                        .single());
    }

    private <R> R act(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("sign-in"), work);
    }
}
