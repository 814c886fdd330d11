package dev.baton.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class TenancyTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final Actor STEP = Actor.process("lead-qualification", "Task_ThankLead");

    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private TenantId acme;
    private TenantId globex;

    TenancyTest(
            @Autowired TestDatabase database,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.database = database;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void two_tenants() {
        acme = database.createTenant("a" + Long.toString(System.nanoTime(), 36));
        globex = database.createTenant("g" + Long.toString(System.nanoTime(), 36));
    }

    @Test
    void a_transaction_is_told_its_tenant_and_actor() {
        var seen = Tenancy.as(acme, ANNA, () -> transaction.execute(status -> tenantAndActor()));

        assertThat(seen).isEqualTo(acme + " person:anna");
    }

    @Test
    void the_connection_carries_nothing_to_the_next_transaction() {
        Tenancy.as(acme, ANNA, () -> transaction.execute(status -> tenantAndActor()));

        var seen = transaction.execute(status -> tenantAndActor());

        assertThat(seen).isEqualTo("none system:unknown");
    }

    @Test
    void a_transaction_without_a_tenant_may_gain_one() {
        var seen = transaction.execute(status -> Tenancy.as(acme, STEP, this::tenantAndActor));

        assertThat(seen).isEqualTo(acme + " process:lead-qualification/Task_ThankLead");
    }

    @Test
    void a_transaction_of_one_tenant_cannot_go_on_as_another() {
        assertThatThrownBy(() -> transaction.execute(status -> {
                    Tenancy.as(acme, ANNA, this::tenantAndActor);
                    return Tenancy.as(globex, ANNA, this::tenantAndActor);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(acme.toString());
        assertThat(Tenancy.current()).as("nothing is left on the thread").isEmpty();
    }

    @Test
    void a_thread_at_work_for_one_tenant_cannot_work_for_another() {
        assertThatThrownBy(() -> Tenancy.as(acme, ANNA, () -> Tenancy.as(globex, ANNA, () -> "never")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_actor_changes_for_a_step_and_back() {
        var seen = Tenancy.as(
                acme,
                ANNA,
                () -> transaction.execute(status ->
                        List.of(tenantAndActor(), Tenancy.as(acme, STEP, this::tenantAndActor), tenantAndActor())));

        assertThat(seen)
                .containsExactly(
                        acme + " person:anna",
                        acme + " process:lead-qualification/Task_ThankLead",
                        acme + " person:anna");
    }

    @Test
    void work_across_tenants_leaves_the_transaction_around_it_alone() {
        var seen = Tenancy.as(
                acme,
                ANNA,
                () -> transaction.execute(
                        status -> Tenancy.acrossTenants("relay", this::tenantAndActor) + ", " + tenantAndActor()));

        assertThat(seen).isEqualTo(acme + " person:anna, " + acme + " person:anna");
    }

    @Test
    void what_listens_to_a_commit_still_knows_the_tenant_of_a_job() {
        var heard = new ArrayList<Optional<TenantId>>();

        transaction.executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    heard.add(Tenancy.current());
                }

                @Override
                public void afterCompletion(int outcome) {
                    heard.add(Tenancy.current());
                }
            });
            Tenancy.as(acme, STEP, this::tenantAndActor);
        });

        assertThat(heard).containsExactly(Optional.of(acme), Optional.of(acme));
        assertThat(Tenancy.current()).isEmpty();
    }

    private String tenantAndActor() {
        return jdbc.sql("select coalesce(crm.current_tenant()::text, 'none') || ' ' || crm.current_actor()")
                .query(String.class)
                .single();
    }
}
