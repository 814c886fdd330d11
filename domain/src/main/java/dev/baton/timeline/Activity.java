package dev.baton.timeline;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline.
 *
 * @param actor who did it: {@code person:anna}, {@code process:lead-qualification/Task_ThankLead}, ...
 * @param html as it came; whoever shows it cleans it
 */
public record Activity(
        ActivityId id,
        RecordRef record,
        ActivityKind kind,
        Direction direction,
        Instant occurredAt,
        String actor,
        @Nullable String subject,
        @Nullable String body,
        @Nullable String html,
        @Nullable String messageId,
        Map<String, Object> detail,
        List<AttachmentInfo> attachments) {

    Activity with(List<AttachmentInfo> files) {
        return new Activity(
                id, record, kind, direction, occurredAt, actor, subject, body, html, messageId, detail, files);
    }

    /** The same entry as somebody reads it whose language is another. */
    public Activity inWords(@Nullable String otherSubject, @Nullable String otherBody) {
        return new Activity(
                id,
                record,
                kind,
                direction,
                occurredAt,
                actor,
                otherSubject,
                otherBody,
                html,
                messageId,
                detail,
                attachments);
    }
}
