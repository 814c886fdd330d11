package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.consent.ConsentService;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.unsubscribing.Unsubscribing;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever wants no letters they did not ask for gets none, and answers all the same. */
class UnsubscribingTest extends LeadTest {
    @Autowired
    private Unsubscribing unsubscribing;

    @Autowired
    private ConsentService consents;

    @Autowired
    private LeadLetters letters;

    @Test
    void one_click_ends_what_nobody_asked_for_and_is_kept_once() {
        var record = RecordRef.lead(UUID.randomUUID());
        var key = tx(() -> keyFor(record, "Ada@engines.example"));
        tx(() -> {
            unsubscribing.check(key);
            return true;
        });
        assertThat(tx(() -> consents.isUnsubscribed("ada@engines.example"))).isFalse();

        assertThat(tx(() -> unsubscribing.unsubscribe(key))).isTrue();
        assertThat(tx(() -> unsubscribing.unsubscribe(key))).isFalse();

        assertThat(tx(() -> consents.isUnsubscribed("ada@engines.example"))).isTrue();
        assertThat(tx(() -> consents.isSuppressed("ada@engines.example"))).isFalse();
        assertThat(tx(() -> consents.of(record))).singleElement().satisfies(consent -> {
            assertThat(consent.answer().given()).isFalse();
            assertThat(consent.answer().source()).isEqualTo("list-unsubscribe");
        });
        tx(() -> {
            consents.suppress("ada@engines.example", "complaint");
            return true;
        });
        assertThat(tx(() -> consents.isSuppressed("ada@engines.example"))).isTrue();
    }

    @Test
    void nobody_makes_a_key_and_one_of_another_tenant_is_none() {
        var key = tx(() -> keyFor(RecordRef.lead(UUID.randomUUID()), "ada@engines.example"));
        var changed = key.substring(0, key.length() - 2) + (key.endsWith("AA") ? "BB" : "AA");

        for (var wrong : new String[] {"", "x", "%", changed}) {
            assertThatThrownBy(() -> tx(() -> unsubscribing.unsubscribe(wrong))).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> Tenancy.as(TenantId.create(), ANNA, () -> unsubscribing.unsubscribe(key)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void thanks_to_somebody_of_a_file_carry_the_way_out_and_those_for_a_question_do_not() {
        var asked = opened(ada());
        tx(() -> letters.thank(asked, SendKey.of("thanks", asked.toString()), null, null));
        assertThat(thanks(asked).unsubscribe()).isNull();

        var imported = opened(bob());
        tx(() -> letters.thank(imported, SendKey.of("thanks", imported.toString()), null, null));
        var link = thanks(imported).unsubscribe();
        assertThat(link).isNotNull();
        assertThat(thanks(imported).text()).contains(String.valueOf(link));

        tx(() -> unsubscribing.unsubscribe(String.valueOf(link).replaceFirst(".*/", "")));
        var again = opened(bob());
        assertThat(tx(() -> letters.thank(again, SendKey.of("thanks", again.toString()), null, null)))
                .isEqualTo(ThankOutcome.SUPPRESSED);
    }

    private static NewLead.Builder bob() {
        return NewLead.by(LeadChannel.IMPORT)
                .lastName("Bob")
                .companyName("Files GmbH")
                .email("bob@files.example")
                .thank(true);
    }

    private OutgoingMail thanks(LeadId lead) {
        return mail.about(lead).get(0);
    }

    private String keyFor(RecordRef record, String address) {
        return unsubscribing
                .link(record, address)
                .orElseThrow()
                .toString()
                .replaceFirst("https://crm.example.com/portal/.+/unsubscribe/", "");
    }
}
