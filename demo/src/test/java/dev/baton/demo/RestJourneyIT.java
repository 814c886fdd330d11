package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.apikey.ApiKeys;
import dev.baton.identity.Role;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A lead from its first word to its opportunity, by REST alone. */
class RestJourneyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));

    @Test
    void a_lead_travels_from_its_first_word_to_an_opportunity() {
        var person = Strangers.next();
        var email = person.email();
        var made = api.post("/leads", person.json());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var lead = made.header("Location").replaceFirst(".*/", "");

        var contact = waitingWork(lead, "Task_FirstContact");
        free(contact);
        var wrong = api.post(path(contact) + "/complete", "{\"values\": {\"channel\": \"pigeon\"}}");
        assertThat(wrong.status()).as(wrong.toString()).isEqualTo(422);
        assertThat(wrong.json().path("errors").findValuesAsText("field")).contains("channel", "reached");
        assertThat(api.get(path(contact)).status()).isEqualTo(200);

        complete(contact, """
                {"values": {"channel": "mail", "reached": "no", "mailSubject": "Your wrapping robot",
                 "mailBody": "When may we call you?"}}
                """);
        var qualify = waitingWork(lead, "Task_QualifyLead");
        free(qualify);
        complete(qualify, """
                {"values": {"verdict": "qualified", "opportunityName": "Wrapping robot", "need": "Wrap rolls of paper",
                 "budget": 80000, "currency": "EUR", "authority": "decision-maker", "timeline": "half-year"}}
                """);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                api.get("/leads/" + lead).json().path("status").asText())
                        .isEqualToIgnoringCase("converted"));
        var road = api.get("/leads/" + lead + "/journey").json();
        assertThat(road.findValuesAsText("activityId"))
                .contains("Task_NormaliseLead", "Decision_IntakeGate", "Task_FirstContact", "Task_ConvertLead");
        assertThat(road.findValuesAsText("reason")).isNotEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TheDemo.running().mail().letters(email))
                        .extracting(Letter::subject)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .contains("Your wrapping robot"));
        assertThat(api.get("/leads/" + lead + "/messages").json().findValuesAsText("recipient"))
                .contains(email);
    }

    @Test
    void the_same_idempotency_key_makes_one_lead() {
        var body = Strangers.next().json();
        var key = "order-" + System.nanoTime();

        var first = api.post("/leads", body, "Idempotency-Key", key);
        var again = api.post("/leads", body, "Idempotency-Key", key);
        var other = api.post("/leads", body.replace("Chief Executive Officer", "Gardener"), "Idempotency-Key", key);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).as(other.toString()).isEqualTo(422);
    }

    @Test
    void a_change_needs_the_version_it_was_made_on() {
        var made = api.post("/leads", Strangers.next().json());
        var lead = "/leads/" + made.header("Location").replaceFirst(".*/", "");
        waitingWork(lead.substring("/leads/".length()), "Task_FirstContact");
        var version = api.get(lead).header("ETag");

        assertThat(api.patch(lead, "{\"jobTitle\": \"CEO\"}").status()).isEqualTo(428);
        var changed = api.patch(lead, "{\"jobTitle\": \"CEO and owner\"}", "If-Match", version);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("jobTitle").asText()).isEqualTo("CEO and owner");
        assertThat(api.patch(lead, "{\"jobTitle\": \"Gardener\"}", "If-Match", version)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void what_does_not_fit_is_told_by_field() {
        var answer = api.post("/leads", "{\"firstName\": \"A\", \"email\": \"nonsense\", \"country\": \"Atlantis\"}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("errors").findValuesAsText("field")).contains("email", "country");
    }

    @Test
    void nobody_gets_in_without_a_key_and_an_auditors_key_changes_nothing() {
        assertThat(Api.withoutKey().get("/leads").status()).isEqualTo(401);
        assertThat(Api.with("bk_" + "0".repeat(64)).get("/leads").status()).isEqualTo(401);

        var auditor = Api.with(auditorsKey());
        assertThat(auditor.get("/leads").status()).isEqualTo(200);
        var refused = auditor.post("/leads", Strangers.next().json());
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    }

    @Test
    void the_neighbour_sees_nothing() {
        var made = api.post("/leads", Strangers.next().json());
        var lead = made.header("Location").replaceFirst(".*/", "");

        assertThat(Api.with(TheDemo.apiKey(DemoTenants.GLOBEX))
                        .get("/leads/" + lead)
                        .status())
                .isEqualTo(404);
    }

    private static String auditorsKey() {
        var admin = DemoPerson.named("ada").signedIn();
        return Tenancy.as(
                DemoTenants.ACME.id(),
                Actor.person("ada"),
                () -> TheDemo.bean(ApiKeys.class)
                        .create("auditor", Set.of(Role.READ_ONLY), Instant.now().plus(Duration.ofDays(1)), admin)
                        .secret());
    }

    private String waitingWork(String lead, String task) {
        return await().atMost(PATIENCE)
                .until(() -> work(lead, task), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> work(String lead, String task) {
        return api.workOf(lead)
                .filter(item -> item.path("taskKey").asText().equals(task))
                .map(item -> item.path("id").asText())
                .findFirst();
    }

    /** Whoever has it gives it back to the team: a machine does it now. */
    private void free(String item) {
        JsonNode shown = api.get(path(item)).json();
        if (!shown.path("assignee").isNull()) {
            assertThat(api.post(path(item) + "/unclaim", "").status()).isEqualTo(204);
        }
    }

    private void complete(String item, String values) {
        var answer = api.post(path(item) + "/complete", values);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private static String path(String item) {
        return "/work-items/" + item;
    }
}
