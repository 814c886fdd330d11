package dev.baton.web.live;

import java.util.UUID;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What open pages are told: the name of an event and an id, nothing that anybody could not see. */
final class Words {
    /** What was said meanwhile may have been missed: look at everything. */
    static final String AGAIN = "again";

    /** The first of each stream. */
    static final String HELLO = "hello";

    static final String NOTICES = "notices";
    static final String PRESENCE = "presence";

    /** How long a browser waits before it asks for the next stream. */
    private static final long RETRY_MILLIS = 1_000;

    static String ticket(UUID id) {
        return "ticket " + id;
    }

    static SseEmitter.SseEventBuilder event(String word) {
        var space = word.indexOf(' ');
        var event = SseEmitter.event()
                .name(space < 0 ? word : word.substring(0, space))
                .data(space < 0 ? "" : word.substring(space + 1));
        return word.equals(HELLO) ? event.reconnectTime(RETRY_MILLIS) : event;
    }

    private Words() {}
}
