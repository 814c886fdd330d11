package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what in the engine and Camunda's web applications, by the requests that these send. */
class EngineAccessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static String acmeInstance = "";
    private static String globexInstance = "";

    @BeforeAll
    static void a_lead_in_each_tenant() {
        acmeInstance = instance("otto", Api.with(TheDemo.apiKey(DemoTenants.ACME)));
        globexInstance = instance("gil", Api.with(TheDemo.apiKey(DemoTenants.GLOBEX)));
    }

    /** The running instance of a new lead that waits for its first contact. */
    private static String instance(String operator, Api api) {
        var lead =
                api.post("/leads", Strangers.next().json()).header("Location").replaceFirst(".*/", "");
        var person = Browsing.as(operator);
        await().atMost(PATIENCE)
                .until(() -> json(person.get(ENGINE + "/task?processInstanceBusinessKey=lead:" + lead)
                                        .body())
                                .size()
                        == 1);
        return json(person.get(ENGINE + "/process-instance?businessKey=lead:" + lead)
                        .body())
                .get(0)
                .path("id")
                .asText();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("No JSON: " + text, cause);
        }
    }

    private static Stream<String> ids(String body, String name) {
        return StreamSupport.stream(json(body).spliterator(), false)
                .map(each -> each.path(name).asText());
    }

    private static String token(Browsing person) {
        person.get("/camunda/app/welcome/default/");
        return person.cookie("XSRF-TOKEN");
    }

    @Test
    void an_operator_sees_the_instances_of_the_own_tenant_only() {
        var otto = Browsing.as("otto");
        var gil = Browsing.as("gil");
        for (var what : new String[] {
            "/process-instance",
            "/history/process-instance",
            "/task",
            "/job",
            "/execution",
            "/variable-instance",
            "/history/activity-instance",
            "/incident"
        }) {
            var name = what.endsWith("process-instance") ? "id" : "processInstanceId";
            assertThat(ids(otto.get(ENGINE + what).body(), name)).as(what).doesNotContain(globexInstance);
            assertThat(ids(gil.get(ENGINE + what).body(), name)).as(what).doesNotContain(acmeInstance);
        }
        assertThat(ids(otto.get(ENGINE + "/process-instance").body(), "id")).contains(acmeInstance);
        assertThat(otto.get(ENGINE + "/process-instance/" + globexInstance).statusCode())
                .isEqualTo(404);
        assertThat(otto.get(ENGINE + "/process-instance/" + globexInstance + "/variables")
                        .statusCode())
                .isIn(403, 404, 500);
        assertThat(otto.get(ENGINE + "/process-instance/" + globexInstance + "/variables")
                        .body())
                .doesNotContain("queue");
    }

    @Test
    void cockpit_counts_the_instances_of_the_own_tenant_and_no_other() {
        var otto = Browsing.as("otto");
        // Those of other tests may come to their end between two looks.
        await().atMost(PATIENCE).untilAsserted(() -> {
            var counted = json(otto.get(ENGINE + "/process-instance/count?processDefinitionKey=lead-qualification")
                            .body())
                    .path("count")
                    .asLong();
            assertThat(counted).isPositive();

            assertThat(instances(
                            otto, "/camunda/api/cockpit/plugin/base/default/process-definition/statistics", "/key"))
                    .as("on the start page")
                    .isEqualTo(counted);
            assertThat(instances(otto, ENGINE + "/process-definition/statistics", "/definition/key"))
                    .as("by the engine's statistics")
                    .isEqualTo(counted);
        });
    }

    private static long instances(Browsing person, String statistics, String key) {
        return StreamSupport.stream(json(person.get(statistics).body()).spliterator(), false)
                .filter(each -> each.at(key).asText().equals("lead-qualification"))
                .mapToLong(each -> each.path("instances").asLong())
                .sum();
    }

    @Test
    void an_analyst_reads_and_changes_nothing() {
        var anna = Browsing.as("anna");
        var token = token(anna);
        assertThat(ids(anna.get(ENGINE + "/process-instance").body(), "id")).contains(acmeInstance);
        assertThat(anna.post(ENGINE + "/process-instance?maxResults=10", "{}", token)
                        .statusCode())
                .isEqualTo(200);
        var suspend =
                anna.put(ENGINE + "/process-instance/" + acmeInstance + "/suspended", "{\"suspended\": true}", token);
        assertThat(suspend.statusCode()).as(suspend.body()).isEqualTo(403);
        assertThat(json(anna.get(ENGINE + "/process-instance/" + acmeInstance).body())
                        .path("suspended")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void an_operator_suspends_and_resumes_an_instance_of_the_own_tenant_and_no_other() {
        var otto = Browsing.as("otto");
        var token = token(otto);
        for (var state : new boolean[] {true, false}) {
            var done = otto.put(
                    ENGINE + "/process-instance/" + acmeInstance + "/suspended",
                    "{\"suspended\": " + state + "}",
                    token);
            assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        }
        var refused =
                otto.put(ENGINE + "/process-instance/" + globexInstance + "/suspended", "{\"suspended\": true}", token);
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 599);
        assertThat(json(Browsing.as("gil")
                                .get(ENGINE + "/process-instance/" + globexInstance)
                                .body())
                        .path("suspended")
                        .asBoolean())
                .isFalse();
    }

    static Stream<String> what_could_reach_beyond_one_tenant() {
        return Stream.of(
                "PUT /process-instance/suspended",
                "POST /process-instance/suspended-async",
                "POST /process-instance/delete",
                "POST /process-instance/variables-async",
                "POST /process-instance/job-retries",
                "POST /process-instance/message-async",
                "PUT /job/suspended",
                "PUT /job-definition/suspended",
                "PUT /job-definition/x/retries",
                "PUT /job-definition/x/jobPriority",
                "PUT /process-definition/key/lead-qualification/suspended",
                "PUT /process-definition/suspended",
                "DELETE /process-definition/key/lead-qualification/delete",
                "PUT /process-definition/x/history-time-to-live",
                "POST /process-definition/key/lead-qualification/start",
                "POST /deployment/create",
                "DELETE /deployment/x",
                "POST /deployment/x/redeploy",
                "POST /signal",
                "POST /message",
                "POST /history/cleanup",
                "POST /history/process-instance/delete",
                "POST /history/process-instance/set-removal-time",
                "DELETE /history/process-instance/x",
                "POST /job/x/execute",
                "POST /migration/execute",
                "POST /migration/executeAsync",
                "POST /modification/executeAsync",
                "POST /external-task/fetchAndLock",
                "POST /authorization/create",
                "PUT /authorization/baton:role:sales:FILTER:*",
                "DELETE /authorization/baton:role:sales:FILTER:*",
                "POST /filter/create",
                "DELETE /filter/baton:filter:mine",
                "POST /user/create",
                "DELETE /user/sam",
                "PUT /user/sam/profile",
                "PUT /user/sam/credentials",
                "POST /group/create",
                "PUT /group/sales-sdr/members/otto",
                "POST /tenant/create",
                "PUT /tenant/x/user-members/otto",
                "POST /task/create",
                "DELETE /task/x",
                "PUT /task/x",
                "POST /task/x/comment/create",
                "DELETE /metrics/task-worker",
                "PUT /batch/x/suspended",
                "DELETE /batch/x",
                "POST /telemetry/configuration");
    }

    @ParameterizedTest
    @MethodSource("what_could_reach_beyond_one_tenant")
    void what_could_reach_beyond_one_tenant_is_refused_even_to_an_administrator(String line) {
        var ada = Browsing.as("ada");
        var request = line.split(" ");
        var answer = ada.send(request[0], ENGINE + request[1].replace("*", "%2A"), "{}", token(ada));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("does not let this through");
    }

    @Test
    void camundas_own_forms_of_setup_and_sign_in_lead_nowhere() {
        var ada = Browsing.as("ada");
        var token = token(ada);
        assertThat(ada.post(
                                "/camunda/api/admin/setup/default/user/create",
                                "{\"profile\": {\"id\": \"eve\"}, \"credentials\": {\"password\": \"x\"}}",
                                token)
                        .statusCode())
                .isEqualTo(403);
        var login = ada.send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/cockpit",
                "username=otto&password=baton",
                token,
                "application/x-www-form-urlencoded");
        assertThat(login.statusCode()).isEqualTo(401);
        assertThat(json(ada.get("/camunda/api/admin/auth/user/default").body())
                        .path("userId")
                        .asText())
                .isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "sam, tasklist, 200",
        "sam, welcome, 200",
        "sam, cockpit, 403",
        "sam, admin, 403",
        "mara, tasklist, 200",
        "mara, cockpit, 403",
        "anna, cockpit, 200",
        "anna, welcome, 200",
        "anna, tasklist, 403",
        "anna, admin, 403",
        "otto, cockpit, 200",
        "otto, tasklist, 200",
        "otto, admin, 200",
        "otto, welcome, 200",
        "ada, cockpit, 200",
        "ada, tasklist, 200",
        "ada, admin, 200",
        "rita, welcome, 403",
        "rita, tasklist, 403",
        "rita, cockpit, 403"
    })
    void each_application_opens_for_those_who_may(String login, String application, int status) {
        var answer = Browsing.as(login).get("/camunda/app/" + application + "/default/");

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void somebody_without_any_application_gets_a_page_that_says_so() {
        var page = Browsing.as("rita").get("/camunda/app/welcome/default/");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("none of your roles opens Cockpit, Tasklist or Admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/nowhere/default/",
                "/camunda/app/cockpit/other/",
                "/camunda/app/admin/other/setup/",
                "/camunda/api/engine/engine/other/task",
                "/camunda/api/admin/auth/user/other"
            })
    void an_application_or_engine_that_is_not_there_is_not_found(String path) {
        assertThat(Browsing.as("otto").get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/app/, /camunda/app/welcome/default/",
        "/camunda/app/cockpit, /camunda/app/cockpit/default/",
        "/camunda/app/cockpit/, /camunda/app/cockpit/default/",
        "/camunda/app/admin/default/setup/, /camunda/app/admin/default/"
    })
    void short_addresses_lead_to_the_application(String path, String target) {
        var page = Browsing.as("otto").get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENGINE + "/task",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count"
            })
    void without_a_session_camundas_scripts_hear_401_and_no_way_to_the_sign_in(String path) {
        var answer = Browsing.asNobody().get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.previousResponse()).isEmpty();
    }

    @Test
    void without_a_session_the_page_leads_to_the_sign_in() {
        var page = Browsing.asNobody().get("/camunda/app/cockpit/default/");

        assertThat(page.uri().getPath()).isEqualTo("/login");
    }

    @Test
    void signing_out_of_camunda_ends_the_session() {
        var otto = Browsing.as("otto");
        var token = token(otto);

        assertThat(otto.post("/camunda/api/admin/auth/user/default/logout", "", token)
                        .statusCode())
                .isEqualTo(200);

        assertThat(otto.get(ENGINE + "/task").statusCode()).isEqualTo(401);
        assertThat(otto.get("/work").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void people_see_and_take_the_tasks_of_their_teams_only() {
        var task = json(Browsing.as("otto")
                        .get(ENGINE + "/task?processInstanceId=" + acmeInstance)
                        .body())
                .get(0);
        var id = task.path("id").asText();
        var tom = Browsing.as("tom");
        assertThat(tom.get(ENGINE + "/task/" + id).statusCode()).isIn(403, 404);
        assertThat(ids(tom.get(ENGINE + "/task").body(), "id")).doesNotContain(id);
        assertThat(tom.post(ENGINE + "/task/" + id + "/claim", "{\"userId\": \"tom\"}", token(tom))
                        .statusCode())
                .isIn(403, 404, 500);
        assertThat(tom.post(ENGINE + "/task/" + id + "/complete", "{}", token(tom))
                        .statusCode())
                .isIn(403, 404, 500);
        var assignee = task.path("assignee").asText();
        if (!assignee.isEmpty()) {
            var owner = Browsing.as(assignee);
            assertThat(owner.get(ENGINE + "/task/" + id).statusCode()).isEqualTo(200);
            assertThat(ids(owner.get(ENGINE + "/task").body(), "id")).contains(id);
            assertThat(ids(owner.get(ENGINE + "/filter/baton:filter:mine/list").body(), "id"))
                    .contains(id);
        }
    }

    @Test
    void people_and_teams_are_those_of_the_tenant() {
        var ada = Browsing.as("ada");
        assertThat(ids(ada.get(ENGINE + "/user").body(), "id"))
                .contains("sam", "ada")
                .doesNotContain("gina", "gaia");
        assertThat(ids(Browsing.as("gaia").get(ENGINE + "/user").body(), "id"))
                .contains("gina")
                .doesNotContain("sam");
        assertThat(ids(ada.get(ENGINE + "/tenant").body(), "id"))
                .containsExactly(DemoTenants.ACME.id().toString());
        assertThat(ids(ada.get(ENGINE + "/group").body(), "id")).contains("sales-sdr");
    }

    @Test
    void the_engine_keeps_no_people_itself() {
        var jdbc = TheDemo.bean(org.springframework.jdbc.core.JdbcTemplate.class);
        for (var table : new String[] {"user", "group", "membership", "tenant", "tenant_member", "info"}) {
            assertThat(jdbc.queryForObject("select count(*) from public.act_id_" + table, Long.class))
                    .as(table)
                    .isZero();
        }
    }
}
