package dev.baton.web.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.web.tickets.TicketSamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineEntryTest {
    private static final Who BATON = new Who("system", null);
    private static final Who THEO = new Who("person", "Theo Braun");

    @Test
    void what_came_in_is_by_whoever_wrote_it_or_by_the_customer() {
        assertThat(writer(Direction.IN, BATON, Map.of("from", "otto@other.example", "name", "Otto")))
                .isEqualTo("Otto");
        assertThat(writer(Direction.IN, BATON, Map.of("from", "otto@other.example")))
                .isEqualTo("otto@other.example");
        assertThat(writer(Direction.IN, BATON, Map.of("from", "Ada@engines.example")))
                .isEqualTo("Ada King");
        assertThat(writer(Direction.IN, BATON, Map.of("channel", "portal"))).isEqualTo("Ada King");
    }

    @Test
    void whose_name_nobody_knows_is_called_by_their_number() {
        var said = entry(Direction.IN, BATON, Map.of("from", "+442079460000"));

        assertThat(said.writer(null, null, "+442079460000")).isEqualTo("+442079460000");
        assertThat(said.writer("Ada King", null, "+442079460000")).isEqualTo("Ada King");
    }

    @Test
    void what_one_of_us_did_or_noted_is_theirs() {
        assertThat(writer(Direction.OUT, BATON, Map.of("to", "ada@engines.example")))
                .isNull();
        assertThat(writer(Direction.INTERNAL, THEO, Map.of())).isNull();
        assertThat(writer(Direction.IN, THEO, Map.of("channel", "phone"))).isNull();
    }

    private static @Nullable String writer(Direction direction, Who who, Map<String, Object> detail) {
        return entry(direction, who, detail).writer("Ada King", "ada@engines.example");
    }

    private static TimelineEntry entry(Direction direction, Who who, Map<String, Object> detail) {
        var activity = new Activity(
                ActivityId.create(),
                TicketSamples.TICKET.record(),
                ActivityKind.OTHER,
                direction,
                Instant.EPOCH,
                "system:mail",
                null,
                "Hello",
                null,
                null,
                detail,
                List.of());
        return new TimelineEntry(activity, who, null);
    }
}
