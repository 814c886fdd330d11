package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camunda's own web applications, under Baton's sign-in and with Baton's rules. */
class TasklistIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));

    @Test
    void a_task_done_in_tasklist_keeps_the_rules_of_its_form() {
        var made = api.post("/leads", Strangers.next().json());
        var lead = made.header("Location").replaceFirst(".*/", "");
        var boss = Browsing.as("mara");
        await().atMost(PATIENCE).until(() -> !tasksOf(boss, lead).isEmpty());
        var task = tasksOf(boss, lead).get(0);
        var person = Browsing.as(task.path("assignee").asText());
        assertThat(person.get("/camunda/app/tasklist/default/").statusCode())
                .as("Tasklist of %s", task.path("assignee"))
                .isEqualTo(200);
        var submit = ENGINE + "/task/" + task.path("id").asText() + "/submit-form";
        var token = person.cookie("XSRF-TOKEN");

        var wrong = person.post(submit, "{\"variables\": {\"channel\": {\"value\": \"pigeon\"}}}", token);
        assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(400);
        assertThat(tasksOf(boss, lead).get(0).path("id").asText())
                .isEqualTo(task.path("id").asText());
        assertThat(statusOf(lead)).isEqualToIgnoringCase("open");

        var right = person.post(
                submit,
                "{\"variables\": {\"channel\": {\"value\": \"call\"}, \"reached\": {\"value\": \"yes\"}, \"note\": {\"value\": \"Wants a visit.\"}}}",
                token);
        assertThat(right.statusCode()).as(right.body()).isLessThan(300);
        await().atMost(PATIENCE).until(() -> statusOf(lead).equalsIgnoreCase("contacted"));
        assertThat(api.get("/leads/" + lead + "/activities").toString()).contains("Wants a visit.");
    }

    @ParameterizedTest
    @CsvSource({
        "sam, tasklist, 200, Tasklist",
        "sam, cockpit, 403, ''",
        "sam, admin, 403, ''",
        "otto, cockpit, 200, Cockpit",
        "otto, tasklist, 200, Tasklist",
        "ada, admin, 200, Admin",
        "ada, cockpit, 200, Cockpit",
        "rita, admin, 403, ''"
    })
    void camundas_applications_open_for_those_who_may(String login, String application, int status, String title) {
        var page = Browsing.as(login).get("/camunda/app/" + application + "/default/");

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(title);
    }

    private JsonNode tasksOf(Browsing person, String lead) {
        return json(person.get(ENGINE + "/task?processInstanceBusinessKey=lead:" + lead
                        + "&taskDefinitionKey=Task_FirstContact")
                .body());
    }

    private String statusOf(String lead) {
        return api.get("/leads/" + lead).json().path("status").asText();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("No JSON: " + text, cause);
        }
    }
}
