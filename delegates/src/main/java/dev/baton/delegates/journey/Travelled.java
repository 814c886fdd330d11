package dev.baton.delegates.journey;

import dev.baton.journey.JourneyView.Decision;
import dev.baton.journey.JourneyView.Incident;
import dev.baton.journey.JourneyView.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of one record's instances, read with a fixed number of statements. */
record Travelled(
        List<Trip> trips,
        Map<String, List<Visit>> visits,
        Map<String, Decision> decisions,
        Map<Place, List<Message>> messages,
        Map<Place, Instant> timers,
        Map<String, List<Subscription>> subscriptions,
        Map<String, List<Incident>> incidents) {

    /** An instance. */
    record Trip(
            String id,
            String definitionId,
            String processKey,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String caller) {}

    /** An element of an instance. */
    record Place(String instance, String activityId) {}

    /** A message that an element waits for. */
    record Subscription(String activityId, String message) {}

    List<Visit> visitsOf(String instance) {
        return visits.getOrDefault(instance, List.of());
    }
}
