package dev.baton.timeline;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a record.
 *
 * <pre>{@code
 * timeline.add(NewActivity.of(RecordRef.lead(id), ActivityKind.CALL, Direction.OUT, now)
 *         .subject("Called, nobody answered")
 *         .detail(Map.of("reached", false)));
 * }</pre>
 *
 * @param html what was sent or received as HTML, as it came; whoever shows it cleans it
 * @param messageId of a mail, with its angle brackets
 * @param detail facts for the page that shows it; values are text, numbers, flags or lists of them
 */
public record NewActivity(
        RecordRef record,
        ActivityKind kind,
        Direction direction,
        Instant occurredAt,
        @Nullable String subject,
        @Nullable String body,
        @Nullable String html,
        @Nullable String messageId,
        Map<String, Object> detail,
        List<NewAttachment> attachments) {

    public NewActivity {
        detail = Map.copyOf(detail);
        attachments = List.copyOf(attachments);
    }

    public static NewActivity of(RecordRef record, ActivityKind kind, Direction direction, Instant occurredAt) {
        return new NewActivity(record, kind, direction, occurredAt, null, null, null, null, Map.of(), List.of());
    }

    public NewActivity subject(@Nullable String text) {
        return new NewActivity(record, kind, direction, occurredAt, text, body, html, messageId, detail, attachments);
    }

    public NewActivity body(@Nullable String text) {
        return new NewActivity(
                record, kind, direction, occurredAt, subject, text, html, messageId, detail, attachments);
    }

    public NewActivity html(@Nullable String text) {
        return new NewActivity(
                record, kind, direction, occurredAt, subject, body, text, messageId, detail, attachments);
    }

    public NewActivity messageId(@Nullable String id) {
        return new NewActivity(record, kind, direction, occurredAt, subject, body, html, id, detail, attachments);
    }

    public NewActivity detail(Map<String, Object> facts) {
        return new NewActivity(record, kind, direction, occurredAt, subject, body, html, messageId, facts, attachments);
    }

    public NewActivity attachments(List<NewAttachment> files) {
        return new NewActivity(record, kind, direction, occurredAt, subject, body, html, messageId, detail, files);
    }
}
