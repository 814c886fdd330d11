package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is beyond somebody's reach is not there, whichever way they ask. */
class LeadReachIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));

    @Test
    void a_lead_of_another_team_is_nowhere_to_be_found() {
        var stranger = Strangers.next();
        var lead = api.post("/leads", stranger.json()).header("Location").replaceFirst(".*/", "");
        await().atMost(PATIENCE)
                .until(() -> !api.get("/leads/" + lead)
                        .json()
                        .path("queue")
                        .asText("")
                        .isEmpty());
        assertThat(api.get("/leads/" + lead).json().path("queue").asText()).startsWith("sales-");
        var tom = Browsing.as("tom");
        var mara = Browsing.as("mara");
        var pages = List.of(
                "/leads/" + lead,
                "/leads/" + lead + "/journey",
                "/leads/" + lead + "/journey.json",
                "/leads/" + lead + "/decisions",
                "/leads/" + lead + "/changes",
                "/leads/" + lead + "/edit",
                "/leads/" + lead + "/withdraw-consent");

        for (var page : pages) {
            assertThat(mara.ask("GET", page).status()).as(page).isEqualTo(200);
            var refused = tom.ask("GET", page);
            assertThat(refused.status()).as(page).isEqualTo(404);
            assertThat(refused.body()).as(page).doesNotContain(stranger.lastName(), stranger.company());
        }
        for (var action : List.of("activities", "mails", "withdraw-consent", "undo-merge", "undo-conversion", "edit")) {
            var refused = tom.ask(
                    "POST",
                    "/leads/" + lead + "/" + action + "?kind=NOTE&subject=x&body=y&request=" + UUID.randomUUID()
                            + "&version=0&lastName=z");
            assertThat(refused.status()).as(action).isEqualTo(404);
        }
        assertThat(api.get("/leads/" + lead).json().path("status").asText()).isNotEqualTo("closed");
        var found = tom.ask("GET", "/leads?q=" + stranger.lastName()).body();
        assertThat(found).doesNotContain(lead);
        assertThat(mara.ask("GET", "/leads?q=" + stranger.lastName()).body()).contains(lead);
    }
}
