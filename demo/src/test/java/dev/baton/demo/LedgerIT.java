package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.identity.Role;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What left Baton, and how an operator has a letter sent again: by page, by REST, and into a real mailbox. */
class LedgerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Api machine = Api.with(TheDemo.apiKey(DemoTenants.GLOBEX));
    private final Api operator = Keys.of(Role.OPERATIONS, "gaia");
    private final Api admin = Keys.of(Role.ADMIN, "gaia");
    private final Browsing gil = Browsing.as("gil");
    private final Browsing gaia = Browsing.as("gaia");
    private final Strangers.Stranger stranger = Strangers.next();

    @Test
    void a_letter_is_found_with_its_attempts_and_sent_again_once_somebody_says_why() {
        var lead = registered();
        var first = thanks(lead);
        var letter = "/operations/ledger/" + first.path("id").asText();
        assertThat(first.path("stepName").asText()).isEqualTo("Thank for the interest");
        assertThat(gaia.get("/leads/" + lead + "/sent").body())
                .contains(first.path("key").asText());

        var form = "request=" + UUID.randomUUID() + "&reason=";
        assertThat(gil.request("POST", letter + "/resend", FORM, form + "+").statusCode())
                .isEqualTo(422);
        for (var time = 1; time <= 2; time++) {
            var done = gil.request("POST", letter + "/resend", FORM, form + "It+never+came");
            assertThat(done.statusCode()).isIn(200, 302);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TheDemo.running().mail().letters(stranger.email()))
                        .extracting(Letter::subject)
                        .hasSize(2)
                        .allMatch(
                                subject -> subject.equals(first.path("summary").asText())));
        var page = Jsoup.parse(gaia.get(letter).body());
        assertThat(page.select("#repeated").text()).contains("It never came", "Gil Stone");
        assertThat(page.select("#attempts tbody tr")).hasSize(1);
        assertThat(page.select("#words").text()).contains(stranger.firstName());
        var whole = admin.get("/ledger/" + first.path("id").asText()).json();
        assertThat(whole.path("repeatedBy").path(0).path("key").asText())
                .isEqualTo(first.path("key").asText() + "#2");
        assertThat(whole.path("repeatedBy").path(0).path("reason").asText()).isEqualTo("It never came");
        assertThat(whole.path("attempts").path(0).path("outcome").asText()).isEqualTo("sent");
    }

    @Test
    void operators_see_no_addresses_and_others_no_ledger() {
        var lead = registered();
        var first = thanks(lead);

        assertThat(gil.get("/operations/ledger?record=" + lead).body())
                .contains(first.path("summary").asText())
                .doesNotContain(stranger.email());
        assertThat(operator.get("/ledger?record=" + lead).response().body()).doesNotContain(stranger.email());
        assertThat(gaia.get("/operations/ledger?record=lead:" + lead).body()).contains(stranger.email());
        assertThat(Keys.of(Role.SALES, "gaia").get("/ledger").status()).isEqualTo(403);
        assertThat(operator.get("/ledger?channel=pigeon").status()).isEqualTo(422);
        assertThat(Keys.of(Role.OPERATIONS, "ada")
                        .get("/ledger/" + first.path("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void health_says_one_word_to_everybody_and_measurements_are_for_operators() {
        var health = Browsing.asNobody().get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\"").doesNotContain("components", "email", "circuits");
        assertThat(Browsing.asNobody().get("/actuator/metrics").body()).doesNotContain("baton.outbox.waiting");
        assertThat(Browsing.as("gina")
                        .get("/actuator/metrics/baton.outbox.waiting")
                        .statusCode())
                .isEqualTo(403);
        for (var meter : new String[] {
            "baton.outbox.waiting", "baton.outbox.dead", "baton.outbox.oldest.seconds", "baton.circuit.open"
        }) {
            assertThat(gil.get("/actuator/metrics/" + meter + "?tag=channel:email")
                            .body())
                    .contains("\"VALUE\"", "\"value\":");
        }
        assertThat(gil.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    private String registered() {
        var made = machine.post("/leads", stranger.json());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.header("Location").replaceFirst(".*/", "");
    }

    /** The letter of thanks, once it left. */
    private JsonNode thanks(String lead) {
        return await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        admin.get("/ledger?state=sent&channel=email&step=Task_ThankLead&record=" + lead)
                                                .json()
                                                .path("lines")
                                                .spliterator(),
                                        false)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
