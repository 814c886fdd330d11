package dev.baton.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DomainTest
@Import(ConsentService.class)
class ConsentServiceTest {
    private final RecordRef lead = RecordRef.lead(UUID.randomUUID());
    private final ConsentService consents;
    private final TenantId tenant;
    private final TenantId other;

    ConsentServiceTest(@Autowired ConsentService consents, @Autowired TestDatabase database) {
        this.consents = consents;
        this.tenant = database.createTenant("c" + UUID.randomUUID().toString().substring(0, 8));
        this.other = database.createTenant("d" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void every_answer_is_kept_the_newest_first() {
        answer(true);
        answer(false);

        assertThat(act(() -> consents.of(lead)))
                .extracting(consent -> consent.answer().given())
                .containsExactly(false, true);
    }

    @Test
    void a_suppressed_address_is_known_however_it_is_written() {
        act(() -> {
            consents.suppress(" Ada@Engines.Example ", "asked for it");
            consents.suppress("ada@engines.example", "asked again");
            return true;
        });

        assertThat(act(() -> consents.isSuppressed(null, "ADA@engines.example")))
                .isTrue();
        assertThat(act(() -> consents.isSuppressed("bob@engines.example", "+493012345")))
                .isFalse();
        assertThat(act(() -> consents.isSuppressed())).isFalse();
    }

    @Test
    void what_one_tenant_may_not_write_to_another_may() {
        act(() -> {
            consents.suppress("ada@engines.example", "asked for it");
            return true;
        });

        assertThat(Tenancy.as(other, Actor.system("test"), () -> consents.isSuppressed("ada@engines.example")))
                .isFalse();
    }

    @Test
    void whoever_asks_to_hear_from_us_again_does() {
        act(() -> {
            consents.suppress("ada@engines.example", "asked for it");
            consents.lift("Ada@engines.example");
            return true;
        });

        assertThat(act(() -> consents.isSuppressed("ada@engines.example"))).isFalse();
    }

    @Test
    void consents_move_with_their_record_and_come_back() {
        var contact = new RecordRef(RecordType.CONTACT, UUID.randomUUID());
        answer(true);

        var moved = act(() -> consents.move(lead, contact));
        assertThat(act(() -> consents.of(contact))).hasSize(1);

        act(() -> {
            consents.moveThese(moved, lead);
            return true;
        });
        assertThat(act(() -> consents.of(lead))).hasSize(1);
    }

    private void answer(boolean given) {
        act(() ->
                consents.record(lead, new ConsentGiven(Purpose.MARKETING, given, "2026-01", "web-form", "192.0.2.7")));
    }

    @CanIgnoreReturnValue
    private <R> R act(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("anna"), work);
    }
}
