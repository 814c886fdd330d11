package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody does is in the audit trail with who, with which client, and from which address. */
class WhoFromWhereIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SAID = "203.0.113.77";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.GLOBEX));
    private String lead = "";
    private String job = "";

    @BeforeEach
    void a_lead_that_waits_with_a_reminder() {
        lead = api.post("/leads", Strangers.next().json(), "X-Forwarded-For", SAID)
                .header("Location")
                .replaceFirst(".*/", "");
        job = await().atMost(PATIENCE)
                .until(() -> asGlobex(() -> reminders()), jobs -> !jobs.isEmpty())
                .get(0);
    }

    private List<String> reminders() {
        return TheDemo.bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("lead:" + lead)
                .list()
                .stream()
                .flatMap(instance -> TheDemo.bean(ManagementService.class)
                        .createJobQuery()
                        .processInstanceId(instance.getProcessInstanceId())
                        .activityId("Timer_TouchDue")
                        .list()
                        .stream())
                .map(timer -> timer.getId())
                .toList();
    }

    @Test
    void a_proxy_that_is_trusted_says_for_whom_it_asks_and_nobody_else_does() {
        assertThat(trail("table_name = 'lead' and action = 'insert'"))
                .containsExactly("api-key:demo-machine api " + SAID + " lead insert");
        var note = "{\"kind\": \"note\", \"subject\": \"Noted\"}";
        assertThat(api.post("/leads/" + lead + "/activities", note).status()).isEqualTo(201);
        var line = RawHttp.from("127.0.0.2")
                .send(
                        "POST /api/v1/leads/" + lead + "/activities HTTP/1.1",
                        "Host: " + TheDemo.address().replaceFirst("http://", ""),
                        "Authorization: Bearer " + TheDemo.apiKey(DemoTenants.GLOBEX),
                        "X-Forwarded-For: " + SAID,
                        "Content-Type: application/json",
                        "Content-Length: " + note.length(),
                        "Connection: close",
                        "",
                        note);
        assertThat(line.status()).isEqualTo(201);

        assertThat(trail("table_name = 'activity' and after ->> 'kind' = 'note'"))
                .containsExactly(
                        "api-key:demo-machine api 127.0.0.1 activity insert",
                        "api-key:demo-machine api 127.0.0.2 activity insert");
    }

    @Test
    void a_step_tried_again_on_the_operations_page_has_its_operator_and_address() {
        stuck();
        var gil = Browsing.as("gil");

        var done = gil.ask("POST", "/operations/steps/" + job + "/retry", "X-Forwarded-For", SAID);

        assertThat(done.status()).isEqualTo(200);
        assertThat(trail("table_name = 'engine/job'"))
                .containsExactly("person:gil page " + SAID + " engine/job set-job-retries");
        assertThat(TheDemo.running()
                        .database()
                        .superuser()
                        .sql("select user_id_ from act_hi_op_log where job_id_ = ?")
                        .param(job)
                        .query(String.class)
                        .list())
                .as("the engine's own log")
                .containsExactly("gil");
        assertThat(Browsing.as("otto")
                        .ask("POST", "/operations/steps/" + job + "/retry")
                        .status())
                .as("of another tenant")
                .isEqualTo(404);
    }

    @Test
    void what_is_done_in_cockpit_has_its_person_and_address() {
        stuck();
        var gil = Browsing.as("gil");
        assertThat(gil.get("/camunda/app/welcome/default/").statusCode()).isEqualTo(200);

        assertThat(gil.send("PUT", ENGINE + "/job/" + job + "/retries", "{\"retries\": 2}", gil.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(trail("table_name = 'engine/job'"))
                .containsExactly("person:gil cockpit 127.0.0.1 engine/job set-job-retries");
    }

    @Test
    void messages_and_signals_cannot_be_sent_to_the_engine_by_hand() {
        var gil = Browsing.as("gil");
        assertThat(gil.get("/camunda/app/welcome/default/").statusCode()).isEqualTo(200);
        var before = trail("table_name like 'engine/%'");
        for (var sent : Set.of(
                "/message",
                "/signal",
                "/execution/none/signal",
                "/execution/none/messageSubscriptions/LeadUpdated/trigger")) {
            assertThat(gil.send(
                                    "POST",
                                    ENGINE + sent,
                                    "{\"messageName\": \"LeadUpdated\", \"name\": \"x\"}",
                                    gil.cookie("XSRF-TOKEN"))
                            .statusCode())
                    .as(sent)
                    .isEqualTo(403);
        }
        assertThat(trail("table_name like 'engine/%'")).isEqualTo(before);
    }

    private void stuck() {
        asGlobex(() -> {
            TheDemo.bean(ManagementService.class).setJobRetries(job, 0);
            return true;
        });
    }

    private static <R> R asGlobex(Supplier<R> work) {
        return Tenancy.as(DemoTenants.GLOBEX.id(), Actor.system("test"), work);
    }

    /** What is known of the lead. */
    private List<String> trail(String condition) {
        return TheDemo.running()
                .database()
                .superuser()
                .sql(
                        "select actor || ' ' || client || ' ' || coalesce(address, '-') || ' ' || table_name || ' ' || action"
                                + " from crm.audit where (record_id = cast(:lead as uuid) or about = cast(:lead as uuid)) and "
                                + condition + " order by id")
                .param("lead", lead)
                .query(String.class)
                .list();
    }
}
