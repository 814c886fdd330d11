package dev.baton.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.Rejected;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DomainTest
@Import(Idempotency.class)
class IdempotencyTest {
    private final Idempotency idempotency;
    private final TestDatabase database;
    private TenantId tenant;

    IdempotencyTest(@Autowired Idempotency idempotency, @Autowired TestDatabase database) {
        this.idempotency = idempotency;
        this.database = database;
    }

    @BeforeEach
    void a_tenant() {
        tenant = database.createTenant("t" + Long.toString(System.nanoTime(), 36));
    }

    @Test
    void what_is_sent_again_gets_the_first_answer_and_another_request_has_no_place_under_its_key() {
        var first = asTenant(() -> idempotency.once("k-1", "a lead", UUID::randomUUID));

        assertThat(asTenant(() -> idempotency.once("k-1", "a lead", UUID::randomUUID)))
                .isEqualTo(new Answer(first.made(), true));
        assertThatThrownBy(() -> asTenant(() -> idempotency.once("k-1", "another lead", UUID::randomUUID)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("idempotency.other-request"));
    }

    @Test
    void a_form_that_is_sent_twice_counts_once_and_one_that_says_something_else_counts_too() {
        var first = asTenant(() -> idempotency.onceFilledIn("form/1", "Still broken", UUID::randomUUID));

        assertThat(asTenant(() -> idempotency.onceFilledIn("form/1", "Still broken", UUID::randomUUID)))
                .isEqualTo(new Answer(first.made(), true));
        var other = asTenant(() -> idempotency.onceFilledIn("form/1", "It works again", UUID::randomUUID));
        assertThat(other.replayed()).isFalse();
        assertThat(other.made()).isNotEqualTo(first.made());
    }

    private Answer asTenant(Supplier<Answer> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }
}
