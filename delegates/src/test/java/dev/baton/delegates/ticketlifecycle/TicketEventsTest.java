package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.announcement.CloudEvent;
import dev.baton.announcement.EventType;
import dev.baton.shared.RecordType;
import dev.baton.ticket.Priority;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.Triage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the world hears of tickets; that each event is as its schema says is looked at after every test of a process. */
class TicketEventsTest extends TicketProcessTest {
    @Autowired
    private Surveys surveys;

    @Test
    void a_tickets_whole_road_tells_every_kind_of_event_there_is() {
        var id = received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        told(() -> desk.needsNextLevel(id, "The directory is broken", "tina"));
        at("2026-11-04T12:00:00Z");
        worked("resolved", "mail", "Try again");
        clock.moveBy(Duration.ofMinutes(1));
        customerWrites(id, "It does not help, I still cannot get in");
        worked("resolved", "mail", "Try it now");
        at("2026-11-12T12:00:00Z");
        told(() -> surveys.rate(view(id).customerKey(), 2, 5, null));
        var other = received("Nobody can sign in", "password of all");
        var same = received("Nobody can sign in either", "password of all");
        told(() -> desk.merge(same, other, "tina"));

        assertThat(events())
                .extracting(CloudEvent::type)
                .containsAll(Arrays.stream(EventType.values())
                        .filter(type -> type.record() == RecordType.TICKET)
                        .map(EventType::worldly)
                        .toList());
        assertThat(events())
                .allSatisfy(
                        event -> assertThat(event.data().toString()).doesNotContain("tina", "carla", "@", "password"));
    }

    @Test
    void a_ticket_that_is_taken_says_whose_it_is_by_id_and_one_that_goes_up_says_where() {
        var id = received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        told(() -> desk.needsNextLevel(id, "The directory is broken", "tina"));

        var tina = asTenant(() -> people.byLogin("tina")).orElseThrow();
        assertThat(data(id, EventType.TICKET_ASSIGNED))
                .containsExactly(Map.of(
                        "ticket",
                        id.toString(),
                        "number",
                        1001,
                        "queue",
                        "support-l1",
                        "owner",
                        tina.id().toString()));
        assertThat(data(id, EventType.TICKET_ESCALATED))
                .containsExactly(Map.of(
                        "ticket", id.toString(), "number", 1001, "level", 2, "from", "support-l1", "to", "support-l2"));
    }

    @Test
    void a_promise_in_danger_is_no_next_level() {
        var id = received("Cannot sign in", "password");

        at("2026-11-02T12:13:00Z");

        assertThat(data(id, EventType.TICKET_ESCALATED)).isEmpty();
        assertThat(data(id, EventType.TICKET_ENDANGERED))
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said).containsKeys("clock", "percent", "action"));
    }

    @Test
    void what_a_person_calls_a_ticket_in_words_of_their_own_is_told_to_nobody() {
        var id = received("Cannot sign in", "password");

        told(() -> desk.sort(
                id, new Triage(Priority.LOW, "support-l1", "What Mrs Kunde wants", null), view(id).version()));

        var said = data(id, EventType.TICKET_TRIAGED);
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).containsKey("category");
        assertThat(said.get(1)).containsEntry("priority", "low").doesNotContainKey("category");
    }

    private List<Map<String, Object>> data(TicketId id, EventType type) {
        return events().stream()
                .filter(event ->
                        event.type().equals(type.worldly()) && event.subject().equals("ticket/" + id))
                .map(CloudEvent::data)
                .toList();
    }
}
