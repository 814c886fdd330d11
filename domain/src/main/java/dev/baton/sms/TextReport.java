package dev.baton.sms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the provider told of one of our texts. Stands in the inbox as an entry of kind {@value #KIND}.
 *
 * @param outboxId which text it is about
 * @param status the provider's word
 * @param code why it failed, by the provider's numbers; null where it did not, or nobody said
 */
public record TextReport(
        UUID outboxId, String sid, String status, @Nullable Integer code) {
    /** The kind of the inbox entries that hold one. */
    public static final String KIND = "sms-status";

    /** As the payload of an inbox entry. */
    public Map<String, Object> toPayload() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("outbox", outboxId.toString());
        payload.put("sid", sid);
        payload.put("status", status);
        if (code != null) {
            payload.put("code", code);
        }
        return payload;
    }

    /** Reads what {@link #toPayload()} wrote. */
    public static TextReport fromPayload(Map<String, Object> payload) {
        return new TextReport(
                UUID.fromString(String.valueOf(payload.get("outbox"))),
                String.valueOf(payload.get("sid")),
                String.valueOf(payload.get("status")),
                payload.get("code") instanceof Number code ? code.intValue() : null);
    }
}
