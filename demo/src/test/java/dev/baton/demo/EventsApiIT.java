package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The log of events, as machines read it from a running Baton that publishes none. */
class EventsApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = Keys.of(Role.OPERATIONS, "ada");

    @Test
    void a_lead_that_comes_in_is_heard_of_and_followed_by_the_link() {
        var lead = Keys.of(Role.ADMIN, "ada")
                .post("/leads", Strangers.next().json())
                .header("Location")
                .replaceFirst(".*/", "");
        var answer = await().atMost(PATIENCE)
                .until(
                        () -> api.get("/events?record=lead:" + lead),
                        got -> got.status() == 200 && !got.json().isEmpty());

        assertThat(answer.header("Content-Type")).startsWith("application/cloudevents-batch+json");
        var event = answer.json().get(0);
        assertThat(event.path("type").asText()).isEqualTo("dev.baton.lead.registered.v1");
        assertThat(event.path("source").asText()).isEqualTo("/tenants/acme");
        assertThat(event.path("data").path("lead").asText()).isEqualTo(lead);
        assertThat(api.get("/events/" + event.path("id").asText()).json()).isEqualTo(event);
        assertThat(answer.header("Link")).contains("record=lead:" + lead).endsWith("rel=\"next\"");
    }

    @Test
    void whoever_follows_the_links_reads_each_event_once() {
        var machine = Keys.of(Role.ADMIN, "ada");
        for (var n = 1; n <= 5; n++) {
            assertThat(machine.post("/leads", Strangers.next().json()).status()).isEqualTo(201);
        }
        var all = await().atMost(PATIENCE)
                .until(() -> sequences(api.get("/events?type=lead.registered&size=500")), seen -> seen.size() >= 5);

        var read = new ArrayList<String>();
        var path = "/events?type=lead.registered&size=2";
        while (read.size() < all.size()) {
            var answer = api.get(path);
            assertThat(sequences(answer)).isNotEmpty().hasSizeLessThanOrEqualTo(2);
            read.addAll(sequences(answer));
            path = answer.header("Link").replaceFirst("</api/v1", "").replaceFirst(">.*", "");
        }

        assertThat(read)
                .as("What was there, and what came in since")
                .startsWith(all.toArray(String[]::new))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static List<String> sequences(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false)
                .map(event -> event.path("sequence").asText())
                .toList();
    }

    @Test
    void what_is_no_type_or_record_is_said_and_those_without_the_right_are_refused() {
        assertThat(api.get("/events?type=weather.changed").status()).isEqualTo(422);
        assertThat(api.get("/events?record=ada").status()).isEqualTo(422);
        assertThat(Keys.of(Role.SALES, "ada").get("/events").status()).isEqualTo(403);
        assertThat(api.get("/events/0199a1c4-2b7e-7cc0-9f4e-3a5d7f1e2b6c").status())
                .isEqualTo(404);
    }
}
