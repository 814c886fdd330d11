package dev.baton.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.shared.FilesInJson;
import dev.baton.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes what an inbox row holds; the worker shares it with the {@link Inbox}. */
@Component
public class InboxRows {
    /** All columns but the bytes as they came. */
    public static final String COLUMNS =
            "id, tenant_id, source, external_id, kind, record_id, payload, state, attempts, "
                    + "received_at, next_attempt_at, done_at, last_error";

    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};
    private final ObjectMapper json;

    InboxRows(ObjectMapper json) {
        this.json = FilesInJson.reader(json);
    }

    /** Reads a row of {@link #COLUMNS}. */
    public InboxEntry read(ResultSet row) throws SQLException {
        return new InboxEntry(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("kind"),
                row.getObject("record_id", UUID.class),
                payload(row.getString("payload")),
                InboxState.parse(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
                instant(row, "done_at"),
                row.getString("last_error"));
    }

    String write(Map<String, Object> payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("The payload of an inbox entry must be plain JSON", cause);
        }
    }

    private Map<String, Object> payload(String text) {
        try {
            return json.readValue(text, PAYLOAD);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("The payload of an inbox row is no JSON object", cause);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
