package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.Purpose;
import dev.baton.inbox.Handled;
import dev.baton.inbox.Inbox;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.Stale;
import dev.baton.timeline.ActivityKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LeadServiceTest extends LeadTest {
    private static final SendKey KEY = SendKey.of("test", "first-contact");

    @Test
    void a_lead_comes_in_tidy_and_sets_out_on_its_road() {
        var id = register(
                ada().consent(new ConsentGiven(Purpose.MARKETING, true, "2026-01", "web-form", "198.51.100.7")));

        var lead = view(id);
        assertThat(lead.email()).isEqualTo("Ada.King@Engines.example");
        assertThat(lead.companyDomain()).isEqualTo("engines.example");
        assertThat(lead.phoneE164()).isEqualTo("+4930901820");
        assertThat(lead.emailClass()).isEqualTo(EmailClass.CORPORATE);
        assertThat(lead.jobLevel()).isEqualTo(JobLevel.C_LEVEL);
        assertThat(lead.status()).isEqualTo(LeadStatus.NEW);
        assertThat(lead.humanEntered()).contains(LeadField.EMAIL, LeadField.LAST_NAME);
        assertThat(journey.toldOf(id)).containsExactly("registered");
        assertThat(timelineOf(RecordRef.lead(id.value())))
                .singleElement()
                .satisfies(entry -> assertThat(entry.body()).isEqualTo("Tell me more"));
    }

    @Test
    void taking_in_a_lead_takes_three_statements_and_reading_it_one() {
        var details = ada().build();
        var id = register(ada());

        assertThat(statements.during(() -> run(() -> leads.register(details)))).isEqualTo(3);
        assertThat(statements.during(() -> view(id))).isEqualTo(1);
    }

    @Test
    void nothing_is_kept_of_a_lead_that_does_not_fit() {
        assertThatThrownBy(() -> register(ada().email("nonsense"))).isInstanceOf(Invalid.class);
        assertThat(tx(() -> leads.countUpTo(LeadFilter.ALL, 10))).isZero();
    }

    @Test
    void an_external_id_is_given_once() {
        var id = register(ada().externalId("crm-1"));

        assertThatThrownBy(() -> register(ada().externalId("crm-1"))).isInstanceOf(Invalid.class);
        assertThat(tx(() -> leads.findByExternalId("crm-1"))).contains(id);
    }

    @Test
    void somebody_who_refuses_contact_is_not_written_to() {
        var id = register(ada().consent(new ConsentGiven(Purpose.CONTACT, false, "2026-01", "web-form", null)));

        assertThat(tx(() -> intake.intakeFacts(id)).suppressed()).isTrue();
        assertThatThrownBy(() -> run(() -> conversation.contacted(
                        id,
                        new ContactMade(ContactChannel.MAIL, false, null, "Hi", "Hello", null),
                        "anna",
                        KEY,
                        null,
                        null)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void the_gate_hears_how_many_came_from_one_address() {
        var first = register(ada().ip("198.51.100.7").submitSeconds(2).honeypotFilled(true));
        register(ada().ip("198.51.100.8"));
        var third = register(ada().ip("198.51.100.7"));

        assertThat(tx(() -> intake.intakeFacts(third)).ipRate10min()).isEqualTo(2);
        assertThat(tx(() -> intake.intakeFacts(first)))
                .isEqualTo(new IntakeFacts(true, 2L, 2, EmailClass.CORPORATE, false));
    }

    @Test
    void what_a_person_changes_is_remembered_as_theirs_and_told() {
        var id = register(NewLead.by(LeadChannel.IMPORT).email("ada@engines.example"));

        run(() -> leads.update(id, LeadChanges.none().with(LeadField.INDUSTRY, "Software"), view(id).version()));

        assertThat(view(id).industry()).isEqualTo("software");
        assertThat(view(id).humanEntered()).containsExactly(LeadField.INDUSTRY);
        assertThat(journey.toldOf(id)).containsExactly("registered", "updated");
    }

    @Test
    void a_machine_never_writes_over_what_a_person_entered(@Autowired ImportedLeads imported) {
        var id = register(
                NewLead.by(LeadChannel.IMPORT).email("ada@engines.example").industry("retail"));
        run(() -> leads.update(id, LeadChanges.none().with(LeadField.INDUSTRY, "software"), view(id).version()));

        var row = new ImportedLead(
                Map.of(LeadField.INDUSTRY, "finance", LeadField.COMPANY_NAME, "Engines"), null, null, false);
        var filled = tx(() -> imported.fillIn(id, row, false, "Updated by an import"));

        assertThat(filled.after()).containsOnlyKeys("companyName");
        assertThat(view(id).industry()).isEqualTo("software");
        assertThat(view(id).companyName()).isEqualTo("Engines");
    }

    @Test
    void whoever_saves_what_somebody_else_changed_meanwhile_hears_of_it() {
        var id = register(ada());
        var seen = view(id).version();
        run(() -> leads.update(id, LeadChanges.none().with(LeadField.LAST_NAME, "Lovelace"), seen));

        assertThatThrownBy(() ->
                        run(() -> leads.update(id, LeadChanges.none().with(LeadField.LAST_NAME, "Byron"), seen)))
                .isInstanceOf(Stale.class);
        assertThat(view(id).lastName()).isEqualTo("Lovelace");
    }

    @Test
    void an_odd_lead_waits_until_somebody_finds_it_genuine() {
        var id = register(ada());
        run(() -> intake.intakeDecided(id, IntakeAction.QUARANTINE, "too fast"));
        assertThat(view(id).status()).isEqualTo(LeadStatus.QUARANTINED);

        run(() -> intake.genuine(id, true, null));
        assertThat(view(id).status()).isEqualTo(LeadStatus.OPEN);
    }

    @Test
    void a_rejected_lead_stays_and_nothing_more_is_done_with_it() {
        var id = register(ada());
        run(() -> intake.reject(id));

        assertThat(view(id).status()).isEqualTo(LeadStatus.REJECTED);
        assertThat(view(id).decidedAt()).isNotNull();
        assertThatThrownBy(() -> run(() -> decisions.closed(id, CloseReason.OTHER, null)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whoever_was_decided_on_can_still_be_written_to() {
        var id = opened(ada());
        run(() -> decisions.closed(id, CloseReason.OTHER, null));
        var letter = new ContactMade(ContactChannel.MAIL, true, null, "Thank you", "See you next year.", null);

        run(() -> conversation.contacted(id, letter, "anna", SendKey.of("letter", "1"), null, null));

        assertThat(view(id).status()).isEqualTo(LeadStatus.DISQUALIFIED);
        assertThat(mail.about(id)).hasSize(1);
        var other = SendKey.of("letter", "2");
        assertThatThrownBy(() ->
                        run(() -> conversation.contacted(id, letter, "anna", other, "instance", "Task_FirstContact")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_mail_of_first_contact_is_posted_once_and_signed() {
        var id = opened(ada());
        var contact = new ContactMade(ContactChannel.MAIL, false, null, "Your request", "Shall we talk?", null);

        run(() -> conversation.contacted(id, contact, "anna", KEY, null, null));

        assertThat(view(id).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(journey.toldOf(id)).containsExactly("registered", "activity");
        assertThat(mail.about(id)).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("Ada.King@Engines.example");
            assertThat(letter.automatic()).isFalse();
        });
    }

    @Test
    void a_call_noted_elsewhere_counts_as_the_first_contact_and_a_note_does_not() {
        var id = opened(ada());

        run(() -> conversation.logActivity(id, ActivityKind.NOTE, "Hm", null, null));
        assertThat(view(id).touchedAt()).isNull();
        run(() -> conversation.logActivity(id, ActivityKind.CALL, "Called", "She wants a demo", null));

        assertThat(view(id).touchedAt()).isNotNull();
        assertThat(journey.toldOf(id)).containsExactly("registered", "activity");
    }

    @Test
    void a_verdict_says_what_it_must() {
        var id = opened(ada());

        assertThatThrownBy(() -> run(() -> decisions.qualified(id, Qualification.of(Verdict.QUALIFIED), "anna")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> run(() -> decisions.qualified(id, Qualification.of(Verdict.DISQUALIFIED), "anna")))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void the_reason_of_the_verdict_closes_the_lead() {
        var id = opened(ada());
        var verdict = new Qualification(
                Verdict.DISQUALIFIED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                CloseReason.NO_BUDGET,
                null,
                "next year");
        run(() -> decisions.qualified(id, verdict, "anna"));
        run(() -> decisions.closed(id, null, null));

        assertThat(view(id).status()).isEqualTo(LeadStatus.DISQUALIFIED);
        assertThat(view(id).statusReason()).isEqualTo("no-budget");
        assertThat(view(id).qualification()).isEqualTo(verdict);
    }

    @Test
    void a_nurtured_lead_is_looked_at_anew_once_and_then_is_stale() {
        var id = opened(ada());
        var until = tx(() -> decisions.startNurture(id));
        assertThat(until)
                .isEqualTo(Instant.parse("2026-05-31T07:00:00Z")
                        .plus(Duration.between(
                                Instant.parse("2026-03-02T00:00:00Z"),
                                clock.instant().truncatedTo(ChronoUnit.DAYS))));

        assertThat(tx(() -> decisions.recycle(id))).isFalse();
        assertThat(view(id).status()).isEqualTo(LeadStatus.OPEN);
        tx(() -> decisions.startNurture(id));
        assertThat(tx(() -> decisions.recycle(id))).isTrue();
    }

    @Test
    void whoever_takes_their_consent_back_is_left_alone_with_a_process_or_without() {
        var id = opened(ada());
        journey.nobodyWaitsFor("consent-withdrawn");

        run(() -> privacy.withdrawConsent(id, "mail"));

        assertThat(view(id).status()).isEqualTo(LeadStatus.DISQUALIFIED);
        assertThat(tx(() -> intake.intakeFacts(id)).suppressed()).isTrue();
    }

    @Test
    void a_forgotten_person_is_nowhere_left() {
        var id = opened(ada().ip("198.51.100.7"));
        run(() -> conversation.contacted(
                id,
                new ContactMade(ContactChannel.CALL, true, "Ada talked about her mother", null, null, null),
                "anna",
                KEY,
                null,
                null));
        journey.nobodyWaitsFor("erasure-requested");

        run(() -> privacy.requestErasure(id));

        var lead = view(id);
        assertThat(lead.erased()).isTrue();
        assertThat(lead.title()).isEqualTo("Unknown");
        assertThat(timelineOf(RecordRef.lead(id.value())))
                .allSatisfy(entry -> assertThat(entry.body()).isNull());
        assertThat(tx(() -> jdbc.sql("select row_to_json(l)::text from crm.lead l")
                        .query(String.class)
                        .single()))
                .doesNotContainIgnoringCase("ada")
                .doesNotContain("198.51.100.7");
        assertThat(tx(() -> leads.findByEmail("ada.king@engines.example"))).isEmpty();
    }

    @Test
    void starting_over_waits_in_the_inbox_for_the_end_of_the_process(
            @Autowired Inbox inbox, @Autowired StartOver startOver) {
        var id = opened(ada());
        run(() -> repair.startOver(id));
        var entry = tx(inbox::waiting).get(0);
        journey.nobodyWaitsFor("registered");
        assertThat(tx(() -> startOver.handle(entry))).isInstanceOf(Handled.NotYet.class);
        journey.reset();
        assertThat(tx(() -> startOver.handle(entry))).isEqualTo(Handled.done());
    }
}
