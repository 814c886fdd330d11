package dev.baton.connectors.sms;

import dev.baton.sms.OutgoingText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text as it waits in the outbox.
 *
 * @param urgent true when it may leave in quiet hours, however long it waited
 * @param awakeUntil until when its reader waits for it, so that it may leave in quiet hours; null where nobody does
 * @param confirms true when it may go to whoever wants no texts, because it says just that
 */
record PostedText(
        String to, String text, boolean urgent, @Nullable Instant awakeUntil, boolean confirms) {
    /** Whoever wrote has gone to bed by then. */
    private static final Duration AWAKE = Duration.ofMinutes(15);

    static PostedText of(OutgoingText text, boolean answers, Instant now) {
        var confirms = text.occasion() == OutgoingText.Occasion.CONFIRMATION;
        return new PostedText(
                text.to().e164(),
                text.text(),
                text.occasion() == OutgoingText.Occasion.URGENT,
                answers || confirms ? now.plus(AWAKE) : null,
                confirms);
    }

    boolean mayDisturb(Instant now) {
        return urgent || awakeUntil != null && now.isBefore(awakeUntil);
    }

    Map<String, Object> toPayload() {
        var payload =
                new HashMap<String, Object>(Map.of("to", to, "text", text, "urgent", urgent, "confirms", confirms));
        if (awakeUntil != null) {
            payload.put("awakeUntil", awakeUntil.toString());
        }
        return payload;
    }

    static PostedText fromPayload(Map<String, Object> payload) {
        return new PostedText(
                String.valueOf(payload.get("to")),
                String.valueOf(payload.get("text")),
                Boolean.TRUE.equals(payload.get("urgent")),
                payload.get("awakeUntil") instanceof String until ? Instant.parse(until) : null,
                Boolean.TRUE.equals(payload.get("confirms")));
    }
}
