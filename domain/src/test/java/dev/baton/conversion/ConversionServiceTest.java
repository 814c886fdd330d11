package dev.baton.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import dev.baton.customer.Customers;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadTest;
import dev.baton.lead.NewLead;
import dev.baton.lead.Qualification;
import dev.baton.lead.Verdict;
import dev.baton.opportunity.Money;
import dev.baton.opportunity.Opportunities;
import dev.baton.opportunity.Stage;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.timeline.ActivityKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConversionServiceTest extends LeadTest {
    @Autowired
    private ConversionService conversions;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private Customers customers;

    @Autowired
    private ConsentService consents;

    @Test
    void a_lead_becomes_an_opportunity_with_its_whole_history() {
        var id = qualified(ada().consent(new ConsentGiven(Purpose.MARKETING, true, "v1", "web-form", null)));
        var before = timelineOf(RecordRef.lead(id.value())).size();

        var converted = tx(() -> conversions.convert(id));

        var opportunity = tx(() -> opportunities.view(converted.opportunity()));
        assertThat(opportunity.name()).isEqualTo("Engines for all");
        assertThat(opportunity.amount()).extracting(Money::currency).isEqualTo("EUR");
        assertThat(opportunity.stage()).isEqualTo(Stage.QUALIFIED);
        assertThat(timelineOf(record(converted))).hasSize(before + 1);
        assertThat(tx(() -> consents.of(new RecordRef(
                        RecordType.CONTACT,
                        Objects.requireNonNull(converted.contact()).value()))))
                .hasSize(1);
        assertThat(view(id).status()).isEqualTo(LeadStatus.CONVERTED);
        assertThat(view(id).lastName()).isEqualTo("King");
        assertThat(converted.companyCreated()).isTrue();
    }

    @Test
    void a_company_and_a_contact_we_know_are_found_not_made_again() {
        var first = tx(() -> conversions.convert(qualified(ada())));
        var second = tx(() -> conversions.convert(qualified(ada())));

        assertThat(second.company()).isEqualTo(first.company());
        assertThat(second.contact()).isEqualTo(first.contact());
        assertThat(second.companyCreated()).isFalse();
        assertThat(tx(() -> customers.contactsOf(first.company()))).hasSize(1);
    }

    @Test
    void somebody_else_at_a_shared_mailbox_is_a_contact_of_their_own() {
        var first = tx(() -> conversions.convert(qualified(ada())));
        var second = tx(
                () -> conversions.convert(qualified(ada().firstName("Charles").lastName("Babbage"))));

        assertThat(second.company()).isEqualTo(first.company());
        assertThat(second.contact()).isNotEqualTo(first.contact());
    }

    @Test
    void only_a_qualified_lead_is_converted() {
        var id = opened(ada());

        assertThatThrownBy(() -> tx(() -> conversions.convert(id))).isInstanceOf(Rejected.class);
    }

    @Test
    void of_many_who_convert_at_once_exactly_one_does() {
        var id = qualified(ada());
        var racers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> tx(() -> conversions.convert(id))))
                .toList();

        var results = racers.stream()
                .map(CompletableFuture::join)
                .map(Converted::opportunity)
                .toList();

        assertThat(Set.copyOf(results)).hasSize(1);
        assertThat(tx(() -> jdbc.sql("select count(*) from crm.opportunity")
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void a_conversion_taken_back_leaves_nothing_behind_and_can_be_done_again() {
        var id = qualified(ada().consent(new ConsentGiven(Purpose.MARKETING, true, "v1", "web-form", null)));
        var before = timelineOf(RecordRef.lead(id.value())).size();
        var converted = tx(() -> conversions.convert(id));

        run(() -> conversions.requestUndo(id));
        assertThat(journey.toldOf(id)).contains("conversion-undone");
        run(() -> conversions.undo(id, "anna"));

        assertThat(view(id).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(timelineOf(RecordRef.lead(id.value()))).hasSize(before + 2);
        assertThat(tx(() -> consents.of(RecordRef.lead(id.value())))).hasSize(1);
        assertThat(tx(() -> opportunities.view(converted.opportunity())).withdrawnAt())
                .isNotNull();
        assertThat(tx(() -> customers.findCompany("engines.example", null))).isEmpty();
        assertThat(tx(() -> conversions.of(id))).isEmpty();

        run(() -> decisions.qualified(id, verdict(), "anna"));
        assertThat(tx(() -> conversions.convert(id)).opportunity()).isNotEqualTo(converted.opportunity());
    }

    @Test
    void it_cannot_be_taken_back_twice_nor_after_somebody_worked_on_it_nor_too_late() {
        var id = qualified(ada());
        tx(() -> conversions.convert(id));
        run(() -> conversions.undo(id, "anna"));
        assertThatThrownBy(() -> run(() -> conversions.undo(id, "anna"))).isInstanceOf(Rejected.class);

        run(() -> decisions.qualified(id, verdict(), "anna"));
        var again = tx(() -> conversions.convert(id));
        run(() -> opportunities.logActivity(again.opportunity(), ActivityKind.CALL, "Called", null));
        assertThat(journey.toldOf(id)).contains("opportunity-worked-on");
        assertThatThrownBy(() -> run(() -> conversions.undo(id, "anna"))).isInstanceOf(Rejected.class);

        var other = qualified(ada());
        tx(() -> conversions.convert(other));
        clock.pass(Duration.ofDays(31));
        assertThatThrownBy(() -> run(() -> conversions.requestUndo(other))).isInstanceOf(Rejected.class);
    }

    @Test
    void the_news_is_told_once() {
        var id = qualified(ada());
        var converted = tx(() -> conversions.convert(id));
        run(() -> conversions.announce(id));
        run(() -> conversions.announce(id));

        assertThat(tx(() -> jdbc.sql("select count(*) from crm.outbox where record_id = ? and channel = 'event'")
                        .param(converted.opportunity().value())
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
    }

    private LeadId qualified(NewLead.Builder details) {
        var id = opened(details);
        run(() -> conversation.logActivity(id, ActivityKind.CALL, "Called", null, null));
        run(() -> decisions.qualified(id, verdict(), "anna"));
        return id;
    }

    private static Qualification verdict() {
        return new Qualification(
                Verdict.QUALIFIED,
                "Engines for all",
                "Faster sums",
                new BigDecimal("12000.50"),
                "EUR",
                "decision-maker",
                "this-quarter",
                LocalDate.parse("2026-06-30"),
                null,
                null,
                null);
    }

    private static RecordRef record(Converted converted) {
        return new RecordRef(RecordType.OPPORTUNITY, converted.opportunity().value());
    }
}
