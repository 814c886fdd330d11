package dev.baton.connectors.pubsub;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events go and come from; credentials are found as Google's libraries find them. None: events stay in the log.
 *
 * @param project the Google Cloud project
 * @param topic events of all tenants are published to it
 * @param timeout for one event
 * @param listen false: this node takes no events in, others do
 * @param subscriptions that events come in by
 */
@ConfigurationProperties("baton.events")
record EventSettings(
        @Nullable String project,
        @Nullable String topic,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("true") boolean listen,
        @DefaultValue List<Subscription> subscriptions) {

    /**
     * @param tenant the key of the tenant whose events come by it
     * @param name of the subscription, in the same project
     */
    record Subscription(String tenant, String name) {}

    EventSettings {
        project = blankIsNone(project);
        topic = blankIsNone(topic);
        if (project == null && (topic != null || !subscriptions.isEmpty())) {
            throw new IllegalArgumentException("baton.events.topic and subscriptions need baton.events.project");
        }
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    String requiredProject() {
        if (project == null) {
            throw new IllegalStateException("baton.events.project is not set");
        }
        return project;
    }

    String requiredTopic() {
        if (topic == null) {
            throw new IllegalStateException("baton.events.topic is not set");
        }
        return topic;
    }
}
