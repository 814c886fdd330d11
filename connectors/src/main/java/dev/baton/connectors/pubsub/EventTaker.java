package dev.baton.connectors.pubsub;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.pubsub.v1.PubsubMessage;
import dev.baton.connectors.Reason;
import dev.baton.incoming.IncomingEvent;
import dev.baton.incoming.IncomingEvents;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Takes a message into the inbox of the tenant whose subscription it came by. */
@Component
class EventTaker {
    private static final char NUL = '\0';
    private static final Logger LOG = LoggerFactory.getLogger(EventTaker.class);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Actor PUBSUB = Actor.system("pubsub");

    private final Tenants tenants;
    private final IncomingEvents events;
    private final ObjectMapper json;

    EventTaker(Tenants tenants, IncomingEvents events, ObjectMapper json) {
        this.tenants = tenants;
        this.events = events;
        this.json = json;
    }

    /** @return true once it is committed, so that it may be acknowledged; false: let it come again */
    boolean take(EventSettings.Subscription subscription, PubsubMessage message) {
        var said = message.getAttributesOrDefault("tenant", subscription.tenant());
        if (!said.equals(subscription.tenant())) {
            LOG.warn("Message {} of {} is for another tenant", message.getMessageId(), subscription.name());
            return false;
        }
        try {
            var tenant = tenants.byKey(subscription.tenant())
                    .orElseThrow(() -> new IllegalStateException("There is no tenant " + subscription.tenant()));
            Tenancy.run(tenant.id(), PUBSUB, () -> take("pubsub:" + subscription.name(), message));
            return true;
        } catch (RuntimeException cause) {
            LOG.warn(
                    "Message {} of {} could not be taken in: {}",
                    message.getMessageId(),
                    subscription.name(),
                    Reason.of(cause));
            return false;
        }
    }

    private void take(String way, PubsubMessage message) {
        var raw = message.getData().toByteArray();
        Map<String, Object> said;
        try {
            said = json.readValue(raw, OBJECT);
        } catch (IOException cause) {
            events.takeUnread(way, message.getMessageId(), Reason.shortened("it is no JSON object"), raw);
            return;
        }
        var id = text(said, "id");
        var source = text(said, "source");
        var type = text(said, "type");
        if (id == null || source == null || type == null || !"1.0".equals(said.get("specversion"))) {
            events.takeUnread(way, message.getMessageId(), "specversion 1.0, id, source or type is missing", raw);
            return;
        }
        if (said.toString().indexOf(NUL) >= 0) {
            // The database would refuse it, and quote it in its log.
            events.takeUnread(way, message.getMessageId(), "it holds the character U+0000", raw);
            return;
        }
        try {
            events.take(way, new IncomingEvent(source, id, type, data(said.get("data"))), raw);
        } catch (DataIntegrityViolationException cause) {
            // Characters it cannot hold: the same message would be refused however often it came.
            events.takeUnread(
                    way, message.getMessageId(), Reason.shortened("it cannot be kept: " + Reason.of(cause)), raw);
        }
    }

    private static @Nullable String text(Map<String, Object> said, String field) {
        return said.get(field) instanceof String text && !text.isBlank() ? text : null;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
