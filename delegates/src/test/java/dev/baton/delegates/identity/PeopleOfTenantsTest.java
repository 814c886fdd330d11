package dev.baton.delegates.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.engine.ProcessTest;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.lead.StatementCounter;
import dev.baton.mail.Mailer;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@Import(StatementCounter.class)
class PeopleOfTenantsTest extends ProcessTest {
    @MockitoBean
    private Mailer mailer;

    @MockitoBean
    private CompanyProvider provider;

    @Autowired
    private People people;

    @Autowired
    private ObjectProvider<People> source;

    @Autowired
    private StatementCounter statements;

    private static NewPerson sam(String name) {
        return new NewPerson("sam", name, "sam@example.test", ZoneId.of("UTC"), 5, Set.of("sales-sdr"));
    }

    private TenantId other(String name) {
        var other = database.createTenant("o" + UUID.randomUUID().toString().substring(0, 8));
        Tenancy.run(other, Actor.system("test"), () -> people.provision(sam(name)));
        return other;
    }

    private String nameOfSam() {
        return engine.getIdentityService()
                .createUserQuery()
                .userId("sam")
                .singleResult()
                .getLastName();
    }

    @Test
    void people_teams_and_roles_are_found_as_users_and_groups() {
        asTenant(() -> people.provision(sam("Sam Okafor")));

        asTenant(() -> {
            var identity = engine.getIdentityService();
            assertThat(identity.isReadOnly()).isTrue();
            assertThat(identity.createUserQuery().memberOfGroup("sales-sdr").list())
                    .extracting(User::getId, User::getFirstName, User::getLastName)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("sam", "Sam", "Okafor"));
            assertThat(identity.createUserQuery().memberOfGroup("nobodys").count())
                    .isZero();
            assertThat(identity.createGroupQuery().groupMember("sam").list())
                    .extracting(Group::getId)
                    .containsExactly("sales-sdr");
            assertThat(identity.createGroupQuery().groupType("role").list())
                    .extracting(Group::getId)
                    .contains("role:operations", "role:read-only");
            assertThat(identity.checkPassword("sam", "sam")).isFalse();
            return true;
        });
        assertThat(engine.getIdentityService().createUserQuery().count()).isZero();
    }

    @Test
    void they_are_read_once_in_half_a_minute() {
        asTenant(() -> people.provision(sam("Sam Okafor")));
        asTenant(this::nameOfSam);

        assertThat(statements.during(() -> asTenant(this::nameOfSam))).isLessThanOrEqualTo(1);
        asTenant(() -> people.provision(sam("Sam Miller")));
        assertThat(asTenant(this::nameOfSam)).isEqualTo("Okafor");
        clock.moveBy(PeopleOfTenants.KEEP);

        assertThat(asTenant(this::nameOfSam)).isEqualTo("Miller");
    }

    @Test
    void who_came_a_moment_ago_is_known_at_once() {
        asTenant(() -> people.provision(sam("Sam Okafor")));
        asTenant(this::nameOfSam);
        asTenant(() -> people.provision(
                new NewPerson("ada", "Ada Schmidt", "ada@example.test", ZoneId.of("UTC"), 5, Set.of("sales-sdr"))));

        assertThat(asTenant(() -> engine.getIdentityService()
                        .createUserQuery()
                        .userId("ada")
                        .count()))
                .isEqualTo(1);
    }

    @Test
    void who_is_called_the_same_in_another_tenant_stays_there() {
        asTenant(() -> people.provision(sam("Sam Okafor")));
        var other = other("Sam Strange");

        IntStream.range(0, 200).parallel().forEach(turn -> {
            var theirs = turn % 2 == 0;
            var name = Tenancy.as(theirs ? other : tenant, Actor.system("test"), this::nameOfSam);
            assertThat(name).isEqualTo(theirs ? "Strange" : "Okafor");
        });
    }

    @Test
    void no_more_tenants_are_kept_than_there_is_room_for() {
        var kept = new PeopleOfTenants(source, Clock.systemUTC());
        for (var index = 0; index < PeopleOfTenants.MOST_TENANTS + 5; index++) {
            var known = Tenancy.as(
                    new TenantId(new UUID(0x7000L, 0x8000000000000000L + index)), Actor.system("test"), kept::atWork);
            assertThat(known.byLogin()).isEmpty();
        }

        assertThat(kept.tenantsKept()).isBetween(1, PeopleOfTenants.MOST_TENANTS);
        assertThat(List.of(kept.atWork())).containsExactly(KnownPeople.NOBODY);
    }
}
