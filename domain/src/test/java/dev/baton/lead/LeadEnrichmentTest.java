package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.Customers;
import dev.baton.customer.NewCompany;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxState;
import dev.baton.shared.UuidV7;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LeadEnrichmentTest extends LeadTest {
    @Autowired
    private LeadEnrichment enrichment;

    @Autowired
    private ProviderAnswers answers;

    @Autowired
    private Customers customers;

    @Test
    void what_we_know_of_the_company_is_filled_in_but_not_over_what_a_person_entered() {
        tx(() -> customers.addCompany(
                new NewCompany("Analytical Engines", "engines.example", "GB", "software", 250, null, null, true)));
        var id = register(ada().companyName("Engines").industry("retail"));

        assertThat(tx(() -> enrichment.fillFromKnown(id))).isFalse();

        assertThat(view(id).companyName()).isEqualTo("Engines");
        assertThat(view(id).industry()).isEqualTo("retail");
        assertThat(view(id).employees()).isEqualTo(250);
    }

    @Test
    void a_provider_is_asked_only_about_companies() {
        var company = register(ada());
        var somebody = register(ada().email("ada@gmail.com"));

        assertThat(tx(() -> enrichment.fillFromKnown(company))).isTrue();
        assertThat(tx(() -> enrichment.askableDomain(company))).isEqualTo("engines.example");
        assertThat(tx(() -> enrichment.fillFromKnown(somebody))).isFalse();
    }

    @Test
    void an_answer_nobody_waits_for_is_taken_over_all_the_same() {
        var id = register(ada());
        journey.nobodyWaitsFor("provider-answered");

        tx(() -> answers.handle(answer(id)));

        assertThat(view(id).employees()).isEqualTo(900);
        assertThat(journey.toldOf(id)).containsExactly("registered", "provider-answered", "updated");
    }

    @Test
    void an_answer_the_process_waits_for_is_kept_until_it_asks() {
        var id = register(ada());

        tx(() -> answers.handle(answer(id)));
        assertThat(view(id).employees()).isNull();
        run(() -> enrichment.applyAnswer(id));

        assertThat(view(id).employees()).isEqualTo(900);
    }

    private InboxEntry answer(LeadId id) {
        return new InboxEntry(
                UuidV7.next(),
                tenant.id(),
                "provider",
                "1",
                "enrichment",
                id.value(),
                Map.of("employees", 900, "industry", "finance"),
                InboxState.WAITING,
                0,
                clock.instant(),
                clock.instant(),
                null,
                null);
    }
}
