package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TwinServiceTest extends LeadTest {
    @Autowired
    private TwinService twins;

    @Autowired
    private ConsentService consents;

    @Test
    void two_leads_with_one_address_are_found_however_it_is_written() {
        var first = register(ada());
        var second = register(ada().email("ADA.KING@engines.EXAMPLE"));

        assertThat(tx(() -> twins.findTwins(second))).singleElement().satisfies(twin -> {
            assertThat(twin.record()).isEqualTo(RecordRef.lead(first.value()));
            assertThat(twin.facts().exactEmail()).isTrue();
            assertThat(twin.facts().personSimilarity()).isGreaterThan(0.9);
            assertThat(twin.facts().existingType()).isEqualTo(TwinType.LEAD);
        });
        assertThat(tx(() -> twins.findTwins(first))).isEmpty();
    }

    @Test
    void people_who_share_a_first_name_are_no_twins() {
        register(ada().firstName("Alexander")
                .lastName("Schmidt")
                .email("schmidt@one.example")
                .phone(null)
                .companyName("One"));
        var other = register(ada().firstName("Alexander")
                .lastName("Petrov")
                .email("petrov@two.example")
                .phone(null)
                .companyName("Two"));

        assertThat(tx(() -> twins.findTwins(other))).isEmpty();
    }

    @Test
    void a_colleague_is_not_the_same_person() {
        register(ada().phone(null));
        var colleague = register(ada().firstName("Adam")
                .lastName("Novak")
                .email("adam.novak@engines.example")
                .phone(null));

        assertThat(tx(() -> twins.findTwins(colleague)))
                .allSatisfy(twin -> assertThat(twin.facts().personSimilarity()).isLessThan(0.6));
    }

    @Test
    void nearly_the_same_name_at_nearly_the_same_company_is_looked_at() {
        register(ada().firstName("Katharina")
                .lastName("Müller")
                .email("km@free.example")
                .companyName("Müller Maschinenbau GmbH")
                .phone(null));
        var other = register(ada().firstName("Katarina")
                .lastName("Mueller")
                .email("kat@other.example")
                .companyName("Mueller Maschinenbau AG")
                .phone(null));

        assertThat(tx(() -> twins.findTwins(other))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void one_phone_number_is_found_however_it_is_written() {
        var first = register(ada().phone("030 901820"));
        var second = register(ada().email("other@elsewhere.example").phone("+49 (30) 90 18 20"));

        assertThat(tx(() -> twins.findTwins(second))).singleElement().satisfies(twin -> {
            assertThat(twin.record().id()).isEqualTo(first.value());
            assertThat(twin.facts().exactPhone()).isTrue();
        });
    }

    @Test
    void finding_twins_takes_five_statements() {
        register(ada());
        var second = register(ada());

        assertThat(statements.during(() -> tx(() -> twins.findTwins(second)))).isEqualTo(5);
    }

    @Test
    void a_merge_moves_the_whole_history_and_can_be_taken_back() {
        var first = opened(ada());
        var second = opened(ada().consent(new ConsentGiven(Purpose.MARKETING, true, "v1", "web-form", null)));
        var survivor = RecordRef.lead(first.value());
        run(() -> twins.twinsDecided(second, TwinVerdict.MERGE, survivor, "Same address, same name"));

        assertThat(tx(() -> twins.merge(second))).isEqualTo(survivor);

        assertThat(view(second).status()).isEqualTo(LeadStatus.MERGED);
        assertThat(view(second).mergedInto()).isEqualTo(survivor);
        assertThat(timelineOf(survivor))
                .extracting(Activity::kind)
                .containsExactlyInAnyOrder(ActivityKind.WEB_FORM, ActivityKind.WEB_FORM, ActivityKind.MERGE);
        assertThat(tx(() -> consents.of(survivor))).hasSize(1);
        assertThat(journey.toldOf(first)).containsExactly("registered", "updated");

        run(() -> twins.undoMerge(second));

        assertThat(view(second).status()).isEqualTo(LeadStatus.OPEN);
        assertThat(timelineOf(survivor))
                .extracting(Activity::kind)
                .containsExactlyInAnyOrder(ActivityKind.WEB_FORM, ActivityKind.MERGE);
        assertThat(timelineOf(RecordRef.lead(second.value())))
                .extracting(Activity::kind)
                .contains(ActivityKind.WEB_FORM);
        assertThat(tx(() -> consents.of(RecordRef.lead(second.value())))).hasSize(1);
        assertThat(journey.toldOf(second)).containsExactly("registered", "registered");
    }

    @Test
    void a_merge_is_final_after_thirty_days_and_done_once() {
        var first = opened(ada());
        var second = opened(ada());
        run(() -> twins.compared(second, true, RecordRef.lead(first.value()), null));
        run(() -> twins.merge(second));

        assertThatThrownBy(() -> run(() -> twins.merge(second))).isInstanceOf(Rejected.class);
        clock.pass(Duration.ofDays(31));
        assertThatThrownBy(() -> run(() -> twins.undoMerge(second))).isInstanceOf(Rejected.class);
    }

    @Test
    void two_people_kept_apart_are_never_compared_again() {
        register(ada());
        var second = register(ada());
        tx(() -> twins.findTwins(second));
        run(() -> twins.compared(second, false, null, "Mother and daughter"));

        assertThat(tx(() -> twins.findTwins(second))).isEmpty();
    }

    @Test
    void a_merge_into_a_merged_lead_ends_at_the_one_that_lives() {
        var first = opened(ada());
        var second = opened(ada());
        var third = opened(ada());
        run(() -> twins.compared(second, true, RecordRef.lead(first.value()), null));
        run(() -> twins.merge(second));
        run(() -> twins.compared(third, true, RecordRef.lead(second.value()), null));

        assertThat(tx(() -> twins.merge(third))).isEqualTo(RecordRef.lead(first.value()));
    }

    @Test
    void a_lead_nobody_compared_goes_on_and_says_so() {
        var first = opened(ada());
        var second = opened(ada());
        run(() -> twins.twinsDecided(second, TwinVerdict.REVIEW, RecordRef.lead(first.value()), "Shared mailbox"));
        run(() -> twins.flagPossibleTwin(second));

        assertThat(view(second).possibleTwinOf()).isEqualTo(RecordRef.lead(first.value()));
        assertThat(view(second).status()).isEqualTo(LeadStatus.OPEN);
    }

    @Test
    void a_nurtured_survivor_comes_back() {
        var first = opened(ada());
        tx(() -> decisions.startNurture(first));
        var second = opened(ada());
        run(() -> twins.compared(second, true, RecordRef.lead(first.value()), null));
        run(() -> twins.merge(second));

        assertThat(view(first).status()).isEqualTo(LeadStatus.OPEN);
        assertThat(journey.toldOf(first)).contains("reengaged");
    }
}
