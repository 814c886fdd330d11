package dev.baton.connectors.email;

import dev.baton.mail.OutgoingMail;
import dev.baton.shared.RecordRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it waits in the outbox: complete, with the identity it keeps however often it is tried.
 *
 * @param replyTo where an answer finds the record
 */
record PostedMail(OutgoingMail mail, String messageId, String from, String fromName, String replyTo) {

    Map<String, Object> toPayload() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("messageId", messageId);
        payload.put("from", from);
        payload.put("fromName", fromName);
        payload.put("replyTo", replyTo);
        payload.put("record", mail.record().toString());
        payload.put("to", mail.to());
        putIfKnown(payload, "toName", mail.toName());
        payload.put("subject", mail.subject());
        payload.put("text", mail.text());
        putIfKnown(payload, "html", mail.html());
        putIfKnown(payload, "inReplyTo", mail.inReplyTo());
        payload.put("references", mail.references());
        payload.put("automatic", mail.automatic());
        return payload;
    }

    static PostedMail fromPayload(Map<String, Object> payload) {
        var references = payload.get("references") instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.<String>of();
        var mail = new OutgoingMail(
                RecordRef.parse(required(payload, "record")),
                required(payload, "to"),
                optional(payload, "toName"),
                required(payload, "subject"),
                required(payload, "text"),
                optional(payload, "html"),
                optional(payload, "inReplyTo"),
                references,
                Boolean.TRUE.equals(payload.get("automatic")));
        return new PostedMail(
                mail,
                required(payload, "messageId"),
                required(payload, "from"),
                required(payload, "fromName"),
                required(payload, "replyTo"));
    }

    private static void putIfKnown(Map<String, Object> payload, String name, @Nullable String value) {
        if (value != null) {
            payload.put(name, value);
        }
    }

    private static @Nullable String optional(Map<String, Object> payload, String name) {
        var value = payload.get(name);
        return value == null ? null : value.toString();
    }

    private static String required(Map<String, Object> payload, String name) {
        var value = payload.get(name);
        if (value == null) {
            throw new IllegalArgumentException("A letter in the outbox needs '" + name + "'");
        }
        return value.toString();
    }
}
