package dev.baton.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DomainTest
@Import(ApiKeys.class)
class ApiKeysTest {
    private final ApiKeys keys;
    private final TestDatabase database;
    private final Clock clock;
    private TenantId tenant;
    private SignedIn admin;

    ApiKeysTest(@Autowired ApiKeys keys, @Autowired TestDatabase database, @Autowired Clock clock) {
        this.keys = keys;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void a_tenant_with_an_admin() {
        tenant = database.createTenant("t" + Long.toString(System.nanoTime(), 36));
        admin = new SignedIn("ada", "Ada", tenant.value(), Set.of(Role.ADMIN), Set.of(), false);
    }

    @Test
    void a_key_signs_its_machine_in_with_its_tenant_and_roles() {
        var made = make("importer", tomorrow());

        var machine = signIn(made.secret()).orElseThrow();

        assertThat(machine.tenant()).isEqualTo(tenant);
        assertThat(machine.roles()).containsExactly(Role.SALES);
        assertThat(machine.machine()).isTrue();
        assertThat(machine.actor()).hasToString("api-key:importer");
    }

    @Test
    void the_secret_is_not_in_the_database() {
        var made = make("importer", tomorrow());

        var row = database.in(
                tenant,
                jdbc -> jdbc.sql("select k::text from crm.api_key k")
                        .query(String.class)
                        .single());

        assertThat(row).contains(made.key().prefix()).doesNotContain(made.secret());
    }

    @Test
    void a_revoked_key_signs_nobody_in() {
        var made = make("importer", tomorrow());
        Tenancy.run(tenant, admin.actor(), () -> keys.revoke(made.key().id()));

        assertThat(signIn(made.secret())).isEmpty();
    }

    @Test
    void an_expired_key_signs_nobody_in() {
        var made = make("importer", tomorrow());
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.api_key set expires_at = now() - interval '1 second'")
                        .update());

        assertThat(signIn(made.secret())).isEmpty();
    }

    @Test
    void a_guess_signs_nobody_in() {
        assertThat(signIn("bk_0000")).isEmpty();
    }

    @Test
    void a_use_is_noted_but_is_no_change_of_the_key() {
        var made = make("importer", tomorrow());

        assertThat(signIn(made.secret())).isPresent();

        var key = Tenancy.as(tenant, admin.actor(), keys::all).get(0);
        assertThat(key.lastUsedAt()).isNotNull();
        var audited = database.in(
                tenant,
                jdbc -> jdbc.sql("select action from crm.audit where table_name = 'api_key'")
                        .query(String.class)
                        .list());
        assertThat(audited).containsExactly("insert");
    }

    @Test
    void a_key_without_a_name_or_for_years_is_refused_with_both_reasons() {
        assertThatThrownBy(() -> make(" ", clock.instant().plus(Duration.ofDays(800))))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .isEqualTo(List.of("name", "expiresAt")));
    }

    private NewApiKey make(String name, Instant expiry) {
        return Tenancy.as(tenant, admin.actor(), () -> keys.create(name, Set.of(Role.SALES), expiry, admin));
    }

    private Optional<SignedIn> signIn(String secret) {
        return Tenancy.acrossTenants("test", () -> keys.signIn(secret));
    }

    private Instant tomorrow() {
        return clock.instant().plus(Duration.ofDays(1));
    }
}
