package dev.baton.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A key is remembered for a while, and then there is nothing left of it. */
@DomainTest
@Import({Idempotency.class, OldKeys.class, Tenants.class, OldKeysTest.Time.class})
class OldKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** A clock that tests set. */
    static final class Hands extends Clock {
        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** No stereotype: the scans of other tests would find its clock. */
    static class Time {
        @Bean
        @Primary
        Hands hands() {
            return new Hands();
        }
    }

    private final Idempotency idempotency;
    private final OldKeys sweep;
    private final Tenants tenants;
    private final TestDatabase database;
    private final Hands clock;
    private TenantId acme;
    private TenantId other;

    OldKeysTest(
            @Autowired Idempotency idempotency,
            @Autowired OldKeys sweep,
            @Autowired Tenants tenants,
            @Autowired TestDatabase database,
            @Autowired Hands clock) {
        this.idempotency = idempotency;
        this.sweep = sweep;
        this.tenants = tenants;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void two_companies() {
        clock.now = NOW;
        acme = tenant();
        other = tenant();
        // Whoever names a company lets the directory look for it at once.
        assertThat(List.of(acme, other)).allMatch(tenant -> tenants.byId(tenant).isPresent());
    }

    private TenantId tenant() {
        return database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
    }

    private Answer once(TenantId tenant, String key) {
        return Tenancy.as(
                tenant, Actor.system("test"), () -> idempotency.once(key, "the same request", UUID::randomUUID));
    }

    private List<String> keys(TenantId tenant) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select key from crm.idempotency order by key")
                        .query(String.class)
                        .list());
    }

    @Test
    void a_key_is_remembered_for_two_days_and_removed_then_for_every_company() {
        var first = once(acme, "old");
        once(other, "old");
        clock.now = NOW.plus(Duration.ofHours(1));
        var second = once(acme, "newer");

        clock.now = NOW.plus(Idempotency.REMEMBERED);
        sweep.forget();
        assertThat(once(acme, "old")).isEqualTo(new Answer(first.made(), true));

        clock.now = NOW.plus(Idempotency.REMEMBERED).plusSeconds(1);
        sweep.forget();
        assertThat(keys(acme)).containsExactly("newer");
        assertThat(keys(other)).isEmpty();
        assertThat(once(acme, "newer")).isEqualTo(new Answer(second.made(), true));
    }

    @Test
    void there_may_be_more_than_are_removed_at_once() {
        database.in(
                acme,
                jdbc -> jdbc.sql("insert into crm.idempotency (id, key, request_hash, created_at) "
                                + "select gen_random_uuid(), 'k' || n, 'h', timestamptz '2026-11-01T00:00:00Z' "
                                + "from generate_series(1, 2500) n")
                        .update());

        sweep.forget();

        assertThat(keys(acme)).isEmpty();
    }
}
