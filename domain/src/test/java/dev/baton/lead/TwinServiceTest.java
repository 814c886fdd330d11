package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    @Test
    void the_survivor_learns_what_nobody_knew_of_it_and_forgets_it_when_the_merge_is_taken_back() {
        var first = opened(known().lastName("King").email("ada@engines.example"));
        var second = opened(known().firstName("Ada")
                .lastName("King")
                .companyName("Analytical Engines GmbH")
                .phone("+49 30 901820")
                .jobTitle("CEO")
                .industry("software")
                .source("referral")
                .campaign(Map.of("utm_source", "fair")));

        merge(second, first);

        assertThat(view(first)).satisfies(lead -> {
            assertThat(lead.firstName()).isEqualTo("Ada");
            assertThat(lead.email()).isEqualTo("ada@engines.example");
            assertThat(lead.companyName()).isEqualTo("Analytical Engines GmbH");
            assertThat(lead.phone()).isEqualTo("+49 30 901820");
            assertThat(lead.jobTitle()).isEqualTo("CEO");
            assertThat(lead.industry()).isEqualTo("software");
            assertThat(lead.source()).isEqualTo("referral");
            assertThat(lead.campaign()).containsEntry("utm_source", "fair");
        });
        assertThat(timelineOf(RecordRef.lead(first.value())))
                .filteredOn(activity -> activity.kind() == ActivityKind.MERGE)
                .singleElement()
                .satisfies(activity -> assertThat(activity.detail().get("filled"))
                        .asInstanceOf(list(String.class))
                        .contains("firstName", "phone", "campaign")
                        .doesNotContain("email", "lastName"));
        assertThat(tx(() -> consents.of(RecordRef.lead(first.value())))).isEmpty();
        assertThat(changesOf(first))
                .last()
                .asString()
                .contains("person:anna update")
                .contains("+49 30 901820");

        run(() -> twins.undoMerge(second));

        assertThat(view(first)).satisfies(lead -> {
            assertThat(lead.firstName()).isEmpty();
            assertThat(lead.email()).isEqualTo("ada@engines.example");
            assertThat(lead.companyName()).isEmpty();
            assertThat(lead.phone()).isNull();
            assertThat(lead.industry()).isNull();
            assertThat(lead.campaign()).isEmpty();
        });
        assertThat(view(second).phone()).isEqualTo("+49 30 901820");
        assertThat(changesOf(first)).last().asString().contains("person:anna update");
    }

    @Test
    void nothing_that_is_known_is_written_over_and_two_people_or_companies_are_not_mixed() {
        var first = opened(known().lastName("King")
                .companyName("Engines")
                .phone("+49 30 901820")
                .email("ada@engines.example"));
        var second = opened(known().firstName("Bert")
                .lastName("Novak")
                .companyName("Looms")
                .phone("+49 30 1234567")
                .jobTitle("Weaver")
                .employees(12)
                .product("licences")
                .email("bert@looms.example"));

        merge(second, first);

        assertThat(view(first)).satisfies(lead -> {
            assertThat(lead.firstName()).isEmpty();
            assertThat(lead.lastName()).isEqualTo("King");
            assertThat(lead.companyName()).isEqualTo("Engines");
            assertThat(lead.phone()).isEqualTo("+49 30 901820");
            assertThat(lead.email()).isEqualTo("ada@engines.example");
            assertThat(lead.jobTitle()).isNull();
            assertThat(lead.employees()).isNull();
            assertThat(lead.product()).isEqualTo("licences");
        });
    }

    @Test
    void what_a_person_took_out_stays_out_and_what_they_changed_since_stays_theirs() {
        var first = opened(known().lastName("King").phone("+49 30 901820").email("ada@engines.example"));
        run(() -> leads.update(
                first, LeadChanges.none().with(LeadField.PHONE, ""), view(first).version()));
        var second = opened(known().lastName("King").phone("+49 30 901820").product("licences"));

        merge(second, first);

        assertThat(view(first).phone()).isNull();
        assertThat(view(first).product()).isEqualTo("licences");
        run(() -> leads.update(
                first,
                LeadChanges.none().with(LeadField.PRODUCT, "support"),
                view(first).version()));
        run(() -> twins.undoMerge(second));
        assertThat(view(first).product()).isEqualTo("support");
    }

    private static NewLead.Builder known() {
        return NewLead.by(LeadChannel.WEB);
    }

    private void merge(LeadId lead, LeadId survivor) {
        run(() -> twins.compared(lead, true, RecordRef.lead(survivor.value()), null));
        run(() -> twins.merge(lead));
    }

    private List<String> changesOf(LeadId lead) {
        return tx(() -> jdbc.sql("select actor || ' ' || action || ' ' || coalesce(after::text, '') from crm.audit"
                        + " where table_name = 'lead' and record_id = ? order by id")
                .param(lead.value())
                .query(String.class)
                .list());
    }
}
