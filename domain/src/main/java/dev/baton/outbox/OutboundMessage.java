package dev.baton.outbox;

import dev.baton.shared.RecordRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to reach the outside.
 *
 * @param summary what it is, for the person who looks after it ("First contact: Your request")
 * @param lane what of its channel the message goes through: lanes fail and rest apart from each other; empty where a
 *     channel has but one
 * @param payload all that its channel needs to send it; kept as JSON
 */
public record OutboundMessage(
        Channel channel,
        SendKey key,
        RecordRef record,
        @Nullable String processInstanceId,
        @Nullable String activityId,
        String lane,
        String recipient,
        String summary,
        Map<String, Object> payload) {

    /** A message of a channel that has but one lane. */
    public OutboundMessage(
            Channel channel,
            SendKey key,
            RecordRef record,
            @Nullable String processInstanceId,
            @Nullable String activityId,
            String recipient,
            String summary,
            Map<String, Object> payload) {
        this(channel, key, record, processInstanceId, activityId, "", recipient, summary, payload);
    }
}
