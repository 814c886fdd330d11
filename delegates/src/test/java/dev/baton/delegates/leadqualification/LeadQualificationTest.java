package dev.baton.delegates.leadqualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import dev.baton.delegates.engine.Answer;
import dev.baton.delegates.engine.ModelCoverage;
import dev.baton.lead.EmailClass;
import dev.baton.lead.IntakeAction;
import dev.baton.lead.IntakeFacts;
import dev.baton.lead.Qualification;
import dev.baton.lead.TwinType;
import dev.baton.lead.TwinVerdict;
import dev.baton.lead.Verdict;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.ArgumentCaptor;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeadQualificationTest extends LeadProcessTest {
    @RegisterExtension
    static final ModelCoverage COVERAGE = new ModelCoverage();

    @Test
    void spam_is_rejected_and_nobody_is_bothered() {
        given(intake.intakeFacts(lead)).willReturn(new IntakeFacts(true, 1L, 1, EmailClass.FREE, false));

        var instance = received();

        assertThat(passed(instance)).contains("EndEvent_Rejected").doesNotContain("Task_ThankLead");
        assertEnded(instance);
        then(intake).should().reject(lead);
    }

    @Test
    void something_odd_is_checked_and_goes_on_when_it_is_genuine() {
        quarantined();

        complete("Task_ReviewQuarantine", Map.of("genuine", "yes", "note", "Called back"));

        then(intake).should().genuine(lead, true, "Called back");
        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("anna");
    }

    @Test
    void something_odd_is_rejected_when_it_is_not_genuine() {
        var instance = quarantined();

        complete("Task_ReviewQuarantine", Map.of("genuine", "no"));

        assertThat(passed(instance)).contains("EndEvent_Rejected");
        assertEnded(instance);
    }

    private String quarantined() {
        given(intake.intakeFacts(lead)).willReturn(new IntakeFacts(false, 20L, 1, EmailClass.DISPOSABLE, false));
        var instance = received();
        then(intake).should().intakeDecided(eq(lead), eq(IntakeAction.QUARANTINE), any());
        assertThat(task("Task_ReviewQuarantine").getDueDate().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        return instance;
    }

    @Test
    void somebody_we_know_gets_the_lead_attached() {
        twin(true, 0.9, TwinType.CUSTOMER);

        var instance = received();

        assertThat(passed(instance)).contains("EndEvent_Merged").doesNotContain("Task_ThankLead");
        then(twins).should().twinsDecided(eq(lead), eq(TwinVerdict.ATTACH), eq(known), any());
        then(twins).should().merge(lead);
    }

    @Test
    void the_same_person_asking_twice_becomes_one_lead() {
        twin(true, 0.9, TwinType.LEAD);

        assertThat(passed(received())).contains("EndEvent_Merged");
        then(twins).should().twinsDecided(eq(lead), eq(TwinVerdict.MERGE), eq(known), any());
    }

    @Test
    void two_people_who_share_a_mailbox_are_never_merged_without_a_person_who_compared() {
        twin(true, 0.1, TwinType.LEAD);

        var instance = received();

        assertThat(waitsAt(instance)).contains("Task_ReviewTwin");
        then(twins).should(never()).merge(any());
    }

    @Test
    void people_who_share_nothing_but_a_first_name_are_not_even_compared() {
        var instance = received();

        assertThat(passed(instance)).doesNotContain("Task_ReviewTwin", "Task_MergeLead");
    }

    @Test
    void a_possible_twin_that_is_the_same_person_is_merged_into_the_record_that_was_chosen() {
        twin(true, 0.1, TwinType.LEAD);
        var instance = received();

        complete("Task_ReviewTwin", Map.of("samePerson", "yes", "survivor", known.toString()));

        then(twins).should().compared(lead, true, known, null);
        assertThat(passed(instance)).contains("EndEvent_Merged");
        assertEnded(instance);
    }

    @Test
    void a_possible_twin_that_is_another_person_goes_on() {
        twin(true, 0.1, TwinType.LEAD);
        received();

        complete("Task_ReviewTwin", Map.of("samePerson", "no"));

        assertThat(task("Task_FirstContact")).isNotNull();
    }

    @Test
    void a_lead_does_not_rot_in_the_comparison_of_twins() {
        twin(true, 0.1, TwinType.LEAD);
        var instance = received();

        afterTime(Duration.ofDays(1));

        then(twins).should().flagPossibleTwin(lead);
        assertThat(waitsAt(instance)).contains("Task_FirstContact");
    }

    @Test
    void what_a_provider_knows_is_taken_over() {
        missing(true);
        var instance = received();
        assertThat(waitsAt(instance)).contains("CallActivity_Enrich");
        then(provider).should().ask(any(), any(), any(), any(), eq("engines.example"));

        told(() -> journey.providerAnswered(lead));

        then(enrichment).should().applyAnswer(lead);
        assertThat(waitsAt(instance)).contains("Task_FirstContact");
    }

    @Test
    void a_lead_goes_on_without_data_when_there_is_no_provider() {
        missing(false);

        var instance = received();

        assertThat(passed(instance)).contains("Error_EnrichmentFailed");
        assertThat(waitsAt(instance)).contains("Task_FirstContact");
    }

    @Test
    void a_lead_goes_on_without_data_when_the_provider_is_too_slow() {
        missing(true);
        var instance = received();

        afterTime(Duration.ofSeconds(30));

        assertThat(passed(instance)).contains("Timer_EnrichmentDeadline");
        assertThat(waitsAt(instance)).contains("Task_FirstContact");
        assertThat(asTenant(() -> journey.providerAnswered(lead))).isFalse();
    }

    private void missing(boolean configured) {
        given(enrichment.fillFromKnown(lead)).willReturn(true);
        given(enrichment.askableDomain(lead)).willReturn("engines.example");
        given(provider.configured()).willReturn(configured);
    }

    @Test
    void the_owner_is_reminded_twice_with_a_letter_each() {
        received();

        afterTime(HALF);
        afterTime(TO_MOST);

        var percents = ArgumentCaptor.forClass(Integer.class);
        then(letters).should(times(2)).remindOwner(eq(lead), percents.capture(), any(), any());
        assertThat(percents.getAllValues()).containsExactly(50, 80);
    }

    @Test
    void a_reminder_that_failed_is_tried_again() {
        received();
        org.mockito.BDDMockito.willThrow(new IllegalStateException("no room"))
                .willDoNothing()
                .given(letters)
                .remindOwner(any(), anyInt(), any(), any());

        assertThatThrownBy(() -> afterTime(HALF)).hasMessageContaining("no room");
        afterTime(Duration.ofMinutes(2));

        then(letters).should(times(2)).remindOwner(any(), anyInt(), any(), any());
    }

    @Test
    void an_untouched_lead_is_passed_on_twice_and_then_a_manager_takes_it() {
        var instance = received();
        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("anna");

        untouched();
        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("bert");
        untouched();
        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("cora");
        untouched();

        assertThat(task("Task_FirstContact")).isNull();
        then(letters).should(times(3)).tellManager(eq(lead), any(), any());
        complete("Task_ManagerContact", Map.of("channel", "meeting", "reached", "yes"));
        assertThat(waitsAt(instance)).contains("Task_QualifyLead");
    }

    private void untouched() {
        afterTime(HALF);
        afterTime(TO_MOST);
        afterTime(TO_DUE);
    }

    @Test
    void a_contact_seen_elsewhere_counts() {
        var instance = received();

        told(() -> journey.activityLogged(lead));

        assertThat(passed(instance)).contains("Message_LeadActivityLogged");
        assertThat(waitsAt(instance)).contains("Task_QualifyLead");
    }

    @Test
    void a_conversion_holds_when_the_time_to_take_it_back_is_over() {
        var instance = converted();
        then(decisions).should().qualified(eq(lead), any(Qualification.class), any());
        then(conversions).should().announce(lead);

        afterTime(Duration.ofDays(30));

        assertThat(passed(instance)).contains("EndEvent_Converted");
        assertEnded(instance);
    }

    @Test
    void a_conversion_holds_as_soon_as_somebody_worked_on_the_opportunity() {
        var instance = converted();

        told(() -> journey.opportunityWorkedOn(lead));

        assertThat(passed(instance)).contains("Message_OpportunityWorkedOn", "EndEvent_Converted");
        assertEnded(instance);
    }

    @Test
    void a_conversion_that_is_taken_back_returns_the_lead_to_whoever_qualifies_it() {
        var instance = converted();

        told(() -> journey.conversionUndone(lead));

        then(conversions).should().undo(eq(lead), any());
        assertThat(waitsAt(instance)).contains("Task_QualifyLead");
    }

    @Test
    void a_lead_converted_again_after_it_was_taken_back_is_announced_again() {
        converted();
        told(() -> journey.conversionUndone(lead));
        complete("Task_QualifyLead", Map.of("verdict", "qualified", "opportunityName", "Again", "need", "More"));

        then(conversions).should(times(2)).announce(lead);
    }

    @Test
    void a_nurtured_lead_that_shows_interest_again_is_scored_again() {
        nurtured();

        told(() -> journey.reengaged(lead));

        then(scoring).should(times(2)).scored(eq(lead), any());
        assertThat(task("Task_FirstContact")).isNotNull();
    }

    @Test
    void a_nurtured_lead_that_answers_goes_to_its_owner() {
        nurtured();

        told(() -> journey.campaignReply(lead));

        then(scoring).should(times(1)).scored(eq(lead), any());
        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("anna");
    }

    @Test
    void a_nurtured_lead_nobody_hears_of_is_recycled_once() {
        nurtured();

        afterTime(Duration.ofDays(90));

        assertThat(then(decisions).should().recycle(lead)).isFalse();
        assertThat(task("Task_FirstContact")).isNotNull();
    }

    @Test
    void a_lead_that_was_recycled_before_is_closed() {
        given(decisions.recycle(lead)).willReturn(true);
        var instance = nurtured();

        afterTime(Duration.ofDays(90));

        then(decisions).should().closed(lead, null, null);
        assertThat(passed(instance)).contains("EndEvent_Disqualified");
        assertEnded(instance);
    }

    @Test
    void a_lead_that_is_not_for_us_is_closed_with_its_reason() {
        var instance = contacted();

        complete("Task_QualifyLead", Map.of("verdict", "disqualified", "reason", "no-need"));

        assertThat(passed(instance)).contains("EndEvent_Disqualified");
        assertEnded(instance);
    }

    @Test
    void the_wrong_person_is_closed() {
        var instance = contacted();

        complete("Task_QualifyLead", Map.of("verdict", "wrong-person"));

        then(decisions).should().qualified(eq(lead), eq(Qualification.of(Verdict.WRONG_PERSON)), any());
        assertEnded(instance);
    }

    @Test
    void a_lead_known_already_is_merged() {
        twin(false, 0.2, TwinType.CONTACT);
        var instance = contacted();

        complete("Task_QualifyLead", Map.of("verdict", "duplicate", "duplicateOf", known.toString()));

        assertThat(passed(instance)).contains("EndEvent_Merged");
        assertEnded(instance);
    }

    @Test
    void whoever_takes_their_consent_back_is_not_contacted_any_more() {
        var instance = received();

        told(() -> journey.consentWithdrawn(lead));

        then(privacy).should().stopContact(lead);
        assertThat(task("Task_FirstContact")).isNull();
        assertEnded(instance);
    }

    @Test
    void whoever_wants_to_be_forgotten_is() {
        var instance = received();

        told(() -> journey.erasureRequested(lead));

        then(privacy).should().erase(lead);
        assertEnded(instance);
    }

    @Test
    void an_updated_lead_nobody_touched_goes_to_the_right_team() {
        var instance = received();
        given(scoring.rescored(eq(lead), any())).willReturn(true);
        onlyAccountExecutives();

        told(() -> journey.leadUpdated(lead));

        assertThat(passed(instance)).contains("EndEvent_HandedOver");
        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("emil");
        assertThat(tasks.getIdentityLinksForTask(task("Task_FirstContact").getId()))
                .extracting(org.camunda.bpm.engine.task.IdentityLink::getGroupId)
                .contains("sales-ae")
                .doesNotContain("sales-sdr");
    }

    private void onlyAccountExecutives() {
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.lead set grade = 'A' where id = ?")
                        .param(lead.value())
                        .update());
        for (var login : List.of("anna", "bert", "cora")) {
            asTenant(() -> people.provision(new dev.baton.people.NewPerson(
                    login,
                    login,
                    login + "@acme.test",
                    java.time.ZoneId.of("Europe/Berlin"),
                    20,
                    Set.of("sales-sdr"))));
        }
        asTenant(() -> people.provision(new dev.baton.people.NewPerson(
                "emil", "Emil", "emil@acme.test", java.time.ZoneId.of("Europe/Berlin"), 20, Set.of("sales-ae"))));
    }

    @Test
    void an_updated_lead_somebody_works_on_stays_with_them() {
        var instance = contacted();

        told(() -> journey.leadUpdated(lead));

        assertThat(passed(instance)).contains("EndEvent_StaysThere").doesNotContain("Task_HandOverLead");
        assertThat(task("Task_QualifyLead").getAssignee()).isEqualTo("anna");
    }

    @Test
    void a_lead_a_table_has_no_answer_for_is_repaired_and_starts_over() {
        var instance = broken();

        complete("Task_RepairLead", Map.of("startOver", "yes", "note", "Added a rule"));

        then(repair).should().repaired(lead, true, "Added a rule");
        then(repair).should().startOver(lead);
        assertThat(passed(instance)).contains("EndEvent_StartedOver");
        assertEnded(instance);
    }

    @Test
    void a_lead_that_was_repaired_may_end_there() {
        var instance = broken();

        complete("Task_RepairLead", Map.of("startOver", "no", "note", "A test"));

        assertThat(passed(instance)).contains("EndEvent_Repaired");
        assertEnded(instance);
    }

    private String broken() {
        willReturn(new Answer("lead_intake_gate", List.of(), List.of()))
                .given(tables)
                .ask(any(), any());
        var instance = received();
        then(repair).should().needsRepair(eq(lead), any());
        assertThat(waitsAt(instance)).contains("Task_RepairLead");
        return instance;
    }

    @Test
    void a_lead_whose_step_failed_is_not_lost_but_tried_again() {
        org.mockito.BDDMockito.willThrow(new IllegalStateException("no room"))
                .willDoNothing()
                .given(leads)
                .normalise(lead);
        asTenant(() -> journey.leadRegistered(lead));

        assertThatThrownBy(this::afterAllJobs).hasMessageContaining("no room");
        afterTime(Duration.ofSeconds(10));

        assertThat(task("Task_FirstContact")).isNotNull();
    }

    @Test
    void a_lead_is_on_its_road_once() {
        received();

        assertThat(asTenant(() -> journey.leadRegistered(lead))).isFalse();
    }

    @Test
    void a_lead_that_has_ended_may_set_out_again() {
        received();
        told(() -> journey.erasureRequested(lead));

        assertThat(asTenant(() -> journey.leadRegistered(lead))).isTrue();
    }

    @Test
    void what_nobody_waits_for_is_no_error() {
        received();

        assertThat(asTenant(() -> journey.campaignReply(lead))).isFalse();
        assertThat(asTenant(() -> journey.opportunityWorkedOn(lead))).isFalse();
    }

    @Test
    void another_tenant_moves_no_lead_of_ours() {
        received();
        var other = database.createTenant("other" + tenant.toString().substring(30));

        assertThat(Tenancy.as(other, Actor.system("test"), () -> journey.assigned(lead, "anna")))
                .isFalse();
    }

    @Test
    void a_task_that_waits_goes_to_whoever_the_lead_was_given_to() {
        received();

        assertThat(asTenant(() -> journey.assigned(lead, "cora"))).isTrue();

        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("cora");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void every_step_and_every_flow_of_both_diagrams_was_passed_by_a_test() {
        for (var key : List.of(LeadQualification.KEY, "lead-enrichment")) {
            var model = repository.getBpmnModelInstance(repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult()
                    .getId());
            var missing = Stream.of(FlowNode.class, SequenceFlow.class)
                    .flatMap(type -> model.getModelElementsByType(type).stream())
                    .map(FlowElement::getId)
                    .filter(id -> !COVERAGE.passed().contains(id));
            assertThat(missing).as("of %s, no test passes", key).isEmpty();
            assertThat(COVERAGE.of(key)).as("coverage of %s", key).isEqualTo(1);
        }
    }
}
