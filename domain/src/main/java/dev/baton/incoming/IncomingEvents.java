package dev.baton.incoming;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.inbox.Handled;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes events in, and hands each to the reader of its type. */
@Component
public class IncomingEvents implements InboxHandler {
    private static final String KIND = "event";
    private static final int LONGEST = 300;

    private final Inbox inbox;
    private final Map<String, EventReader> readers;

    IncomingEvents(Inbox inbox, List<EventReader> readers) {
        this.inbox = inbox;
        this.readers = readers.stream().collect(Collectors.toUnmodifiableMap(EventReader::type, Function.identity()));
    }

    /**
     * Takes an event in, for the tenant at work; what it asks for is done after the commit.
     *
     * @param way by which it came ({@code pubsub:subscription})
     * @param raw the bytes as they came
     * @return false when it came before by this way
     */
    @CanIgnoreReturnValue
    public boolean take(String way, IncomingEvent event, byte[] raw) {
        return inbox.take(
                way,
                shortened(event.source() + "#" + event.id()),
                KIND,
                null,
                Map.of("source", event.source(), "id", event.id(), "type", event.type(), "data", event.data()),
                raw);
    }

    /**
     * Keeps what is no event, where a person sees it.
     *
     * @param id what the way calls it
     * @return false when it came before by this way
     */
    @CanIgnoreReturnValue
    public boolean takeUnread(String way, String id, String reason, byte[] raw) {
        return inbox.take(way, shortened(id), KIND, null, Map.of("unreadable", reason), raw);
    }

    /** No two long ones become the same. */
    private static String shortened(String id) {
        return id.length() <= LONGEST ? id : id.substring(0, LONGEST) + "~" + digest(id);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var unreadable = entry.payload().get("unreadable");
        if (unreadable != null) {
            return Handled.notYet("It is no CloudEvent: " + unreadable);
        }
        var event = new IncomingEvent(
                text(entry.payload().get("source")),
                text(entry.payload().get("id")),
                text(entry.payload().get("type")),
                data(entry.payload().get("data")));
        var reader = readers.get(event.type());
        if (reader == null) {
            return Handled.notYet("Nobody reads events of the type '" + event.type() + "'");
        }
        try {
            return reader.read(event);
        } catch (Invalid invalid) {
            return Handled.notYet(invalid.problems().stream()
                    .map(problem -> problem.field() + ": " + problem.message())
                    .collect(Collectors.joining("; ")));
        } catch (Rejected rejected) {
            return Handled.notYet(String.valueOf(rejected.getMessage()));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
