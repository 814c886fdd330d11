package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.journey.StuckWork;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Origin;
import dev.baton.tenant.Tenancy;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person does in the engine is in the audit trail, whatever the client. */
class OperationTrailTest extends EdgeTest {
    @Autowired
    private WorkItems items;

    @Autowired
    private WorkList work;

    @Autowired
    private StuckWork stuck;

    private RecordRef record;

    @BeforeEach
    void deployed() {
        deployWalk();
        record = RecordRef.lead(UuidV7.next());
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.person (id, login, name, email, zone) "
                                + "values (:id, 'otto', 'Otto', 'otto@test', 'Europe/Berlin')")
                        .param("id", UuidV7.next())
                        .update());
    }

    @Test
    void work_taken_and_done_on_our_pages_is_kept_with_its_record() {
        var instance = walk();
        link(instance);
        var sam = new SignedIn("sam", "Sam", tenant.value(), Set.of(Role.SALES), Set.of("sales-sdr"), false);
        var item = asTenant(() -> items.ofRecord(record)).get(0);

        Tenancy.from(new Origin(Origin.Client.PAGE, "203.0.113.7"), () -> {
            work.claim(item.id(), sam);
            work.complete(item.id(), new HashMap<>(Map.of("weather", "sun", "kilometres", 3.5, "park", "big")), sam);
            return true;
        });

        assertThat(entries())
                .containsExactly(
                        "person:sam page 203.0.113.7 engine/task claim " + record.id() + " " + instance + " null>sam",
                        "person:sam page 203.0.113.7 engine/task complete " + record.id() + " " + instance
                                + " null>null");
    }

    @ParameterizedTest
    @CsvSource({
        "COCKPIT, suspend, engine/process-instance, suspend",
        "COCKPIT, variable, engine/variable, set-variable",
        "COCKPIT, modify, engine/process-instance, modify-process-instance",
        "COCKPIT, delete, engine/process-instance, delete",
        "TASKLIST, assign, engine/task, assign",
        "ENGINE_REST, priority, engine/task, set-priority",
        "COCKPIT, deploy, engine/deployment, create",
        "COCKPIT, start, engine/process-instance, create",
    })
    void what_somebody_does_with_camundas_own_clients_is_kept(
            Origin.Client client, String what, String subject, String action) {
        var instance = walk();
        link(instance);

        asOtto(client, () -> {
            switch (what) {
                case "suspend" -> runtime.suspendProcessInstanceById(instance);
                case "variable" -> runtime.setVariable(instance, "age", 4L);
                case "modify" ->
                    runtime.createProcessInstanceModification(instance)
                            .startBeforeActivity(task(instance).getTaskDefinitionKey())
                            .execute();
                case "delete" -> runtime.deleteProcessInstance(instance, "by hand");
                case "assign" -> tasks.setAssignee(task(instance).getId(), "otto");
                case "priority" -> tasks.setPriority(task(instance).getId(), 77);
                case "deploy" ->
                    repository
                            .createDeployment()
                            .tenantId(tenant.toString())
                            .name("by hand")
                            .addClasspathResource("fixtures/walk/walk.form")
                            .deploy();
                default -> runtime.startProcessInstanceByKey("walk", "lead:" + UuidV7.next(), Map.of("age", 3L));
            }
        });

        assertThat(entries())
                .anySatisfy(entry -> assertThat(entry)
                        .startsWith("person:otto " + Origin.of(client) + " 198.51.100.4 " + subject + " " + action));
    }

    @Test
    void a_retry_by_hand_is_kept_with_its_job() {
        var instance = start("walk", record.toString(), Map.of("age", 3L));
        var job = management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();

        asOtto(Origin.Client.COCKPIT, () -> management.setJobRetries(job, 5));

        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).contains("engine/job set-job-retries"));
        String after = database.in(
                tenant,
                jdbc -> jdbc.sql("select after::text from crm.audit where table_name = 'engine/job'")
                        .query(String.class)
                        .single());
        assertThat(after).contains(job).contains("\"retries\": \"5\"");
    }

    @Test
    void a_message_and_a_signal_sent_to_an_instance_are_kept_with_who_sent_them() {
        repository
                .createDeployment()
                .name("waiting")
                .addModelInstance(
                        "waiting.bpmn",
                        Bpmn.createExecutableProcess("waiting")
                                .name("Waiting")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent("StartEvent_Waiting")
                                .name("Start")
                                .intermediateCatchEvent("Event_Word")
                                .name("Word")
                                .message("WordSaid")
                                .intermediateCatchEvent("Event_Again")
                                .name("Again")
                                .message("WordSaid")
                                .intermediateCatchEvent("Event_Bell")
                                .name("Bell")
                                .signal("BellRung")
                                .endEvent("EndEvent_Heard")
                                .name("Heard")
                                .done())
                .deploy();
        var instance = start("waiting", record.toString(), Map.of());
        link(instance);
        asTenant(() -> {
            runtime.createMessageCorrelation("WordSaid")
                    .processInstanceId(instance)
                    .correlate();
            return true;
        });
        assertThat(entries()).as("nobody signed in").isEmpty();

        asOtto(
                Origin.Client.ENGINE_REST,
                () -> runtime.createMessageCorrelation("WordSaid")
                        .processInstanceId(instance)
                        .correlate());
        asOtto(Origin.Client.ENGINE_REST, () -> runtime.signalEventReceived("BellRung"));

        assertEnded(instance);
        assertThat(entries())
                .containsExactly(
                        "person:otto engine-rest 198.51.100.4 engine/process-instance correlate-message " + record.id()
                                + " " + instance + " null>null",
                        "person:otto engine-rest 198.51.100.4 engine/process-instance signal " + record.id() + " "
                                + instance + " null>null");
        List<String> after = database.in(
                tenant,
                jdbc -> jdbc.sql("select after::text from crm.audit where table_name like 'engine/%' order by id")
                        .query(String.class)
                        .list());
        assertThat(after.get(0)).contains("\"messageName\": \"WordSaid\"");
        assertThat(after.get(1)).contains("\"signalName\": \"BellRung\"");
    }

    @Test
    void a_step_tried_again_on_our_pages_is_kept_with_who_and_from_where() {
        var instance = start("walk", record.toString(), Map.of("age", 3L));
        link(instance);
        var job = management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        asTenant(() -> {
            management.setJobRetries(job, 0);
            return true;
        });
        assertThat(asTenant(() -> stuck.list(10))).hasSize(1);
        var gil = new SignedIn("gil", "Gil", tenant.value(), Set.of(Role.OPERATIONS), Set.of(), false);

        Tenancy.from(new Origin(Origin.Client.PAGE, "203.0.113.9"), () -> {
            stuck.retry(job, gil);
            return true;
        });

        assertThat(entries())
                .containsExactly("person:gil page 203.0.113.9 engine/job set-job-retries " + record.id() + " "
                        + instance + " null>null");
        assertThatThrownBy(() -> stuck.retry("none", gil)).isInstanceOf(NotFound.class);
    }

    @Test
    void what_is_undone_is_not_kept() {
        var instance = walk();
        try {
            asOtto(Origin.Client.COCKPIT, () -> tasks.setAssignee("none", "otto"));
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("none");
        }

        assertThat(task(instance).getAssignee()).isNull();
        assertThat(entries()).isEmpty();
    }

    private String walk() {
        var instance = start("walk", record.toString(), Map.of("age", 3L));
        afterAllJobs();
        return instance;
    }

    private Task task(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private void link(String instance) {
        database.in(
                tenant,
                jdbc -> jdbc.sql(
                                "insert into crm.process_link (id, process_key, record_type, record_id, process_instance_id, started_at)"
                                        + " values (:id, 'walk', 'lead', :record, :instance, now())")
                        .param("id", UuidV7.next())
                        .param("record", record.id())
                        .param("instance", instance)
                        .update());
    }

    /**
     * As the engine's own clients do: the filter says who and from where, the engine knows the user. What somebody may do
     * is tested elsewhere; here whoever does something may.
     */
    private void asOtto(Origin.Client client, Runnable work) {
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
        engine.getIdentityService().setAuthentication("otto", List.of("operations"), List.of(tenant.toString()));
        try {
            Tenancy.from(
                    new Origin(client, "198.51.100.4"),
                    () -> Tenancy.as(tenant, Actor.person("otto"), () -> {
                        work.run();
                        return true;
                    }));
        } finally {
            engine.getIdentityService().clearAuthentication();
            engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
        }
    }

    private List<String> entries() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select actor || ' ' || client || ' ' || address || ' ' || table_name || ' ' || action"
                                + " || ' ' || coalesce(record_id::text, '-') || ' ' || coalesce(process_instance_id, '-')"
                                + " || ' ' || coalesce(before ->> 'assignee', 'null') || '>' || coalesce(after ->> 'assignee', 'null')"
                                + " from crm.audit where table_name like 'engine/%' order by id")
                        .query(String.class)
                        .list());
    }
}
