package dev.baton.announcement;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the world what happened; in the transaction in which it happened, so both are true or neither. */
@Service
@Transactional
public class Announcements {
    private final Outbox outbox;
    private final ObjectProvider<EventPublishing> publishing;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Announcements(
            Outbox outbox, ObjectProvider<EventPublishing> publishing, ApplicationEventPublisher events, Clock clock) {
        this.outbox = outbox;
        this.publishing = publishing;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Announces an event, once.
     *
     * @param once tells this event from others of its type and record (a version, a cycle, the id of what was written):
     *     a step that is repeated says the same and adds nothing
     * @param data ids, keys, numbers and moments (ISO 8601) by the names {@link EventType} lists; nothing personal
     * @return false when it was announced before
     * @throws IllegalArgumentException if the data is not what the type says, or the record is of another kind
     */
    @CanIgnoreReturnValue
    public boolean announce(EventType type, RecordRef record, String once, Map<String, Object> data) {
        type.check(data.keySet());
        if (record.type() != type.record()) {
            throw new IllegalArgumentException(
                    type.key() + " is no event of a " + record.type().key());
        }
        data.forEach(Announcements::requirePlain);
        var step = step();
        var isCarried = publishing.stream().anyMatch(EventPublishing::isOn);
        var event = outbox.add(
                new OutboundMessage(
                        Channel.EVENT,
                        SendKey.of("event", type.key(), record.toString(), once),
                        record,
                        step == null ? null : step.instance(),
                        activity(step),
                        type.key(),
                        type.key(),
                        Map.of("time", clock.instant().toString(), "data", data)),
                isCarried ? OutboxState.WAITING : OutboxState.KEPT);
        event.ifPresent(id -> events.publishEvent(new Announced(id, type, record)));
        return event.isPresent();
    }

    private static void requirePlain(String field, Object value) {
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw new IllegalArgumentException("The field " + field + " of an event must be a plain value");
        }
    }

    private static @Nullable Actor step() {
        return Tenancy.scope()
                .map(Tenancy.Scope::actor)
                .filter(actor -> actor.instance() != null)
                .orElse(null);
    }

    private static @Nullable String activity(@Nullable Actor step) {
        return step == null ? null : step.name().substring(step.name().indexOf('/') + 1);
    }
}
