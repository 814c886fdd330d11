package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Nobody approves what they asked for, whichever door they try; somebody else does. */
class SeparationOfDutyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OWN_WORK = "You asked for this yourself, so somebody else has to decide it.";
    private static final String NO_PERSON = "A machine cannot approve anything. A person has to decide this.";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String YES = "{\"values\": {\"approved\": \"yes\"}}";
    private static final String ENGINES_YES = "{\"variables\": {\"approved\": {\"value\": \"yes\"}}}";

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.GLOBEX));

    @Test
    void whoever_asked_for_an_erasure_is_refused_everywhere_and_somebody_else_is_not() {
        var gaia = Browsing.as("gaia");
        var stranger = Strangers.next();
        assertThat(api.post("/leads", stranger.json()).status()).isEqualTo(201);
        var asked = gaia.request(
                "POST",
                "/privacy",
                "application/x-www-form-urlencoded",
                "email=" + stranger.email() + "&phone=&name=&replyTo=&dispute=no");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        var request = asked.uri().getPath().replaceFirst(".*/", "");
        var item = await().atMost(PATIENCE)
                .until(() -> approvalsOf(request), found -> found.size() == 1)
                .get(0);
        var id = item.path("id").asText();
        var task = item.path("taskId").asText();

        refused(
                gaia.request("POST", "/work/" + id + "/complete", "application/json", YES)
                        .statusCode(),
                422);
        assertThat(gaia.request("POST", "/work/" + id + "/complete", "application/json", YES)
                        .body())
                .contains(OWN_WORK);
        assertThat(gaia.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        for (var way : List.of("/complete", "/submit-form")) {
            var answer = gaia.post(ENGINE + "/task/" + task + way, ENGINES_YES, gaia.cookie("XSRF-TOKEN"));
            refused(answer.statusCode(), 0);
            assertThat(answer.body()).as(way).contains(OWN_WORK);
        }
        assertThat(gaia.post("/engine-rest/task/" + task + "/complete", ENGINES_YES, gaia.cookie("XSRF-TOKEN"))
                        .statusCode())
                .as("no right to the engine's REST")
                .isIn(401, 403);
        for (var role : List.of(Role.ADMIN, Role.MANAGER)) {
            var machine = Keys.of(role, "gaia").post("/work-items/" + id + "/complete", YES);
            refused(machine.status(), 422);
            assertThat(machine.json().path("detail").asText()).isEqualTo(NO_PERSON);
        }
        assertThat(approvalsOf(request)).as("nothing is decided").hasSize(1);

        var grace = Browsing.as("grace");
        var done = grace.request("POST", "/work/" + id + "/complete", "application/json", YES);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(approvalsOf(request)).isEmpty();
    }

    private static void refused(int status, int expected) {
        assertThat(status).isBetween(400, 499);
        if (expected > 0) {
            assertThat(status).isEqualTo(expected);
        }
    }

    private List<JsonNode> approvalsOf(String request) {
        return StreamSupport.stream(
                        api.get("/work-items?scope=all&size=200&q=erasure")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(item -> item.path("taskKey").asText().equals("Task_ApproveErasure"))
                .filter(item -> item.path("record").toString().contains(request))
                .toList();
    }
}
