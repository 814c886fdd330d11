package dev.baton.sms;

import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that reached one of our numbers. Stands in the inbox as an entry of kind {@value #KIND}.
 *
 * @param sid what Twilio calls it
 * @param from the sender's number; a short code or a name of letters cannot be answered
 * @param media where pictures that came with it lie; they are not fetched
 * @param answeredAs the word ({@code STOP}, {@code START}, {@code HELP}) Twilio has answered already; null where it has
 *     left that to us
 */
public record ReceivedText(
        String sid,
        String from,
        String to,
        String text,
        List<String> media,
        @Nullable String answeredAs) {

    /** The kind of the inbox entries that hold a text. */
    public static final String KIND = "sms";

    public ReceivedText {
        media = List.copyOf(media);
    }

    /** Whose number it came from; null where that is no number. */
    public @Nullable PhoneNumber number() {
        return PhoneNumber.read(from, null);
    }

    /** As an entry of a record's timeline; later texts of that number find the record by it. */
    public NewActivity activity(RecordRef record, Instant at) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("from", from);
        detail.put(TextThreads.NUMBER, from);
        detail.put("to", to);
        if (!media.isEmpty()) {
            detail.put("mediaCount", media.size());
            detail.put("media", media);
        }
        return NewActivity.of(record, ActivityKind.SMS_IN, Direction.IN, at)
                .body(text)
                .detail(detail);
    }

    /** As the payload of an inbox entry. */
    public Map<String, Object> toPayload() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("sid", sid);
        payload.put("from", from);
        payload.put("to", to);
        payload.put("text", text);
        payload.put("media", media);
        if (answeredAs != null) {
            payload.put("answeredAs", answeredAs);
        }
        return payload;
    }

    /** Reads what {@link #toPayload()} wrote. */
    public static ReceivedText fromPayload(Map<String, Object> payload) {
        var media = payload.get("media") instanceof List<?> urls
                ? urls.stream().map(String::valueOf).toList()
                : List.<String>of();
        var answeredAs = payload.get("answeredAs");
        return new ReceivedText(
                String.valueOf(payload.get("sid")),
                String.valueOf(payload.get("from")),
                String.valueOf(payload.get("to")),
                String.valueOf(payload.get("text")),
                media,
                answeredAs == null ? null : answeredAs.toString());
    }
}
