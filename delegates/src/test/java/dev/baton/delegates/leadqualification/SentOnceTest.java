package dev.baton.delegates.leadqualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

import dev.baton.conversion.ConversionService;
import dev.baton.delegates.engine.ProcessTest;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadService;
import dev.baton.lead.NewLead;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.LedgerLine;
import dev.baton.outbox.LedgerSearch;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.shared.RecordRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Whatever an operator does to an instance, retry, move, migrate, start anew: what a lead's road sent stands once in the
 * outbox, unless somebody released it. Business and outbox are real; only the wording of letters and the provider's
 * question are put there by this test instead of by their connectors.
 */
class SentOnceTest extends ProcessTest {
    @MockitoBean
    private Mailer mailer;

    @MockitoBean
    private CompanyProvider provider;

    @Autowired
    private LeadService leads;

    @Autowired
    private ConversionService conversions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private People people;

    private final AtomicBoolean failing = new AtomicBoolean();

    @BeforeEach
    void somebody_to_give_leads_to_and_a_post_that_keeps_what_it_takes() {
        asTenant(() -> people.provision(new NewPerson(
                "anna",
                "anna",
                "anna@acme.test",
                ZoneId.of("Europe/Berlin"),
                20,
                Set.of("sales-sdr", "sales-ae", "sales-ops", "sales-manager"))));
        given(mailer.post(any(), any(), any(), any())).willAnswer(call -> {
            OutgoingMail mail = call.getArgument(3);
            return kept(new OutboundMessage(
                    Channel.EMAIL,
                    call.getArgument(0),
                    mail.record(),
                    call.getArgument(1),
                    call.getArgument(2),
                    mail.to(),
                    mail.subject(),
                    Map.of()));
        });
        given(provider.configured()).willReturn(true);
        willAnswer(call -> kept(new OutboundMessage(
                        Channel.ENRICHMENT,
                        call.getArgument(0),
                        call.getArgument(3),
                        call.getArgument(1),
                        call.getArgument(2),
                        call.getArgument(4),
                        "Company facts",
                        Map.of())))
                .given(provider)
                .ask(any(), any(), any(), any(), any());
    }

    private boolean kept(OutboundMessage message) {
        var added = outbox.put(message);
        if (failing.getAndSet(false)) {
            throw new IllegalStateException("The node died after the message was put");
        }
        return added;
    }

    @Test
    void a_send_that_failed_after_it_was_put_is_retried_and_stands_once() {
        failing.set(true);
        var lead = register();
        try {
            afterAllJobs();
        } catch (RuntimeException died) {
            assertThat(died).hasMessageContaining("node died");
        }
        assertThat(sent("Task_ThankLead")).isEmpty();

        afterTime(Duration.ofMinutes(2));

        assertThat(sent("Task_ThankLead"))
                .extracting(line -> line.message().key().text())
                .containsExactly("thank:" + lead);
    }

    @Test
    void moved_back_before_each_send_step_of_the_way_to_the_first_contact_nothing_is_sent_again() {
        var instance = untouchedByHalf();
        var before = sent();
        assertThat(before)
                .extracting(line -> line.message().activityId())
                .contains("Task_ThankLead", "Task_AskProvider", "Task_RemindOwner");

        move(instance, "Task_FirstContact", "Task_ThankLead");
        afterTime(Duration.ofMinutes(1));
        move(instance, "Task_FirstContact", "CallActivity_Enrich");
        afterTime(Duration.ofMinutes(1));
        move(instance, "Task_FirstContact", "Task_AssignOwner");
        afterTime(Duration.ofMinutes(1));
        start(instance, "Task_RemindOwner");
        start(instance, "Task_RemindOwner");

        assertThat(keys(sent())).isEqualTo(keys(before));
    }

    @Test
    void moved_back_over_the_lost_promise_the_managers_hear_of_it_once() {
        var instance = untouchedByHalf();
        hoursUntil("Task_TellManager");
        var before = sent("Task_TellManager");
        assertThat(before).hasSize(1);

        start(instance, "Task_TellManager");
        start(instance, "Task_TellManager");

        assertThat(keys(sent("Task_TellManager"))).isEqualTo(keys(before));
    }

    @Test
    void an_opportunity_is_announced_once_however_often_its_step_is_passed_and_a_second_one_again() {
        var lead = waitingForContact();
        complete("Task_FirstContact", Map.of("channel", "call", "reached", "yes"));
        qualified();
        var instance = instanceOf(lead);
        assertThat(sent("Event_OpportunityOpened")).hasSize(1);

        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity("Gateway_UndoWindow")
                .startBeforeActivity("Event_OpportunityOpened")
                .execute();
        afterAllJobs();
        assertThat(sent("Event_OpportunityOpened")).hasSize(1);

        asTenant(() -> {
            conversions.requestUndo(lead);
            return true;
        });
        afterAllJobs();
        qualified();
        assertThat(sent("Event_OpportunityOpened")).hasSize(2);
    }

    @Test
    void an_instance_that_migrated_to_a_model_with_other_steps_sends_nothing_again() {
        var instance = untouchedByHalf();
        var before = keys(sent());
        var old = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        var deployment = deployedWithOtherSteps(old);
        try {
            var renamed = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(LeadQualification.KEY)
                    .deploymentId(deployment)
                    .singleResult()
                    .getId();

            var plan = runtime.createMigrationPlan(old, renamed)
                    .mapEqualActivities()
                    .build();
            runtime.newMigration(plan).processInstanceIds(instance).execute();
            move(instance, "Task_FirstContact", "Task_ThankTheLead");
            afterTime(Duration.ofMinutes(1));
            start(instance, "Task_RemindTheOwner");

            assertThat(passed(instance)).contains("Task_ThankTheLead", "Task_RemindTheOwner");
            assertThat(keys(sent())).isEqualTo(before);
        } finally {
            repository.deleteDeployment(deployment, true, true, true);
        }
    }

    /** The tenant's own models and tables, as those of everybody but for the names of the steps that send. */
    private String deployedWithOtherSteps(String definition) {
        var enrichment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("lead-enrichment")
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        var deployed = repository.createDeployment().tenantId(tenant.toString());
        Stream.of(repository.getProcessDefinition(definition), enrichment)
                .map(ProcessDefinition::getDeploymentId)
                .distinct()
                .flatMap(id -> repository.getDeploymentResources(id).stream())
                .forEach(resource -> deployed.addString(
                        resource.getName(),
                        text(resource)
                                .replace("Task_ThankLead", "Task_ThankTheLead")
                                .replace("Task_RemindOwner", "Task_RemindTheOwner")
                                // Two models that the same message starts would be one too many for every tenant.
                                .replace("name=\"LeadReceived\"", "name=\"NeverReceived\"")));
        return deployed.deploy().getId();
    }

    @Test
    void an_instance_that_was_ended_and_started_anew_sends_nothing_again() {
        var instance = untouchedByHalf();
        var before = keys(sent());
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        runtime.deleteProcessInstance(instance, "by mistake");

        asTenant(() -> {
            runtime.restartProcessInstances(definition)
                    .startBeforeActivity("Task_ThankLead")
                    .processInstanceIds(instance)
                    .execute();
            return true;
        });
        afterAllJobs();
        afterTime(Duration.ofMinutes(1));

        assertThat(task("Task_FirstContact")).isEqualTo(1);
        assertThat(keys(sent())).isEqualTo(before);
    }

    @Test
    void what_a_person_released_is_sent_once_more_by_the_next_pass_and_no_other() {
        var instance = untouchedByHalf();
        var first = sent("Task_ThankLead").get(0);
        asTenant(() -> {
            ledger.release(first.message().id(), "They say it never came");
            return true;
        });

        for (var pass : List.of(1, 2)) {
            move(instance, "Task_FirstContact", "Task_ThankLead");
            afterTime(Duration.ofMinutes(1));
            assertThat(sent("Task_ThankLead"))
                    .as("after pass %d", pass)
                    .extracting(line -> line.message().key().text(), LedgerLine::resendOf, LedgerLine::reason)
                    .containsExactly(
                            tuple(first.message().key() + "#2", first.message().id(), "They say it never came"),
                            tuple(first.message().key().text(), null, null));
        }
    }

    private String text(Resource resource) {
        return new String(((ResourceEntity) resource).getBytes(), StandardCharsets.UTF_8);
    }

    private LeadId register() {
        return asTenant(() -> leads.register(NewLead.by(LeadChannel.WEB)
                .firstName("Ada")
                .lastName("Lovelace")
                .companyName("Engines")
                .email("ada@engines.example")
                .country("DE")
                .submitSeconds(30)
                .build()));
    }

    /** Thanked, the provider asked, given to somebody, and half of the promised time is gone: the instance. */
    private String untouchedByHalf() {
        var lead = waitingForContact();
        hoursUntil("Task_RemindOwner");
        return instanceOf(lead);
    }

    private LeadId waitingForContact() {
        var lead = register();
        afterAllJobs();
        // The provider is asked and never answers.
        afterTime(Duration.ofMinutes(1));
        assertThat(task("Task_FirstContact")).isEqualTo(1);
        return lead;
    }

    private void hoursUntil(String step) {
        for (var hours = 0; sent(step).isEmpty() && hours < 72; hours++) {
            afterTime(Duration.ofHours(1));
        }
    }

    private String instanceOf(LeadId lead) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(RecordRef.lead(lead.value()).toString(), LeadQualification.KEY)
                .singleResult()
                .getId();
    }

    private void qualified() {
        complete("Task_QualifyLead", Map.of("verdict", "qualified", "opportunityName", "Engines", "need", "Steam"));
    }

    private void move(String instance, String from, String to) {
        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity(from)
                .startBeforeActivity(to)
                .execute();
        afterAllJobs();
    }

    private void start(String instance, String step) {
        runtime.createProcessInstanceModification(instance)
                .startBeforeActivity(step)
                .execute();
        afterAllJobs();
    }

    private long task(String key) {
        return tasks.createTaskQuery()
                .tenantIdIn(tenant.toString())
                .taskDefinitionKey(key)
                .count();
    }

    private void complete(String key, Map<String, Object> values) {
        asTenant(() -> {
            tasks.complete(
                    tasks.createTaskQuery()
                            .tenantIdIn(tenant.toString())
                            .taskDefinitionKey(key)
                            .singleResult()
                            .getId(),
                    values);
            return true;
        });
        afterAllJobs();
    }

    private List<LedgerLine> sent() {
        return asTenant(() -> ledger.search(LedgerSearch.ALL, 100)).lines();
    }

    private List<LedgerLine> sent(String step) {
        return sent().stream()
                .filter(line -> step.equals(line.message().activityId()))
                .toList();
    }

    private static List<String> keys(List<LedgerLine> lines) {
        return lines.stream().map(line -> line.message().key().text()).toList();
    }
}
