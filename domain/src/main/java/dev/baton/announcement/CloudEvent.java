package dev.baton.announcement;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * An event as the world reads it: CloudEvents 1.0, structured mode, with the extension {@code sequence}.
 *
 * @param id stays the same however often the event is delivered
 * @param source {@code /tenants/acme}
 * @param type {@code dev.baton.lead.qualified.v1}
 * @param subject the record: {@code lead/0199...}
 * @param sequence the place among all events; greater is later, numbers are missing
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "dataschema",
    "sequence",
    "data"
})
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        String time,
        String datacontenttype,
        String dataschema,
        String sequence,
        Map<String, Object> data) {}
