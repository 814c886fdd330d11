package dev.baton.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.shared.FilesInJson;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes what an outbox row holds; the relay shares it with the {@link Outbox}. */
@Component
public class OutboxRows {
    /**
     * The columns that {@link #read} reads, of a letter's files only what they are called and how large they are: for those
     * who want to know how far it has come.
     */
    static final String WITHOUT_FILES = """
            id, tenant_id, channel, key, record_type, record_id, process_instance_id, activity_id, number, lane, recipient,
            summary, state, attempts, created_at, next_attempt_at, sent_at, last_answer, actor,
            case when coalesce(payload -> 'enclosures', '[]') = '[]' then payload
                 else jsonb_set(payload, '{enclosures}', (
                   select jsonb_agg(file - 'content' || jsonb_build_object('size',
                            length(file ->> 'content') / 4 * 3
                              - (length(file ->> 'content') - length(rtrim(file ->> 'content', '=')))))
                     from jsonb_array_elements(payload -> 'enclosures') as file)) end as payload
            """;

    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};
    private final ObjectMapper json;

    OutboxRows(ObjectMapper json) {
        this.json = FilesInJson.reader(json);
    }

    /** Reads a row that has all columns of the table. */
    public OutboxEntry read(ResultSet row) throws SQLException {
        return new OutboxEntry(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                Channel.parse(row.getString("channel")),
                new SendKey(row.getString("key")),
                new RecordRef(RecordType.parse(row.getString("record_type")), row.getObject("record_id", UUID.class)),
                row.getString("process_instance_id"),
                row.getString("activity_id"),
                row.getObject("number", Long.class),
                row.getString("lane"),
                row.getString("recipient"),
                row.getString("summary"),
                payload(row.getString("payload")),
                OutboxState.parse(row.getString("state")),
                row.getInt("attempts"),
                required(instant(row, "created_at")),
                required(instant(row, "next_attempt_at")),
                instant(row, "sent_at"),
                row.getString("last_answer"),
                row.getString("actor"));
    }

    /** The key of the next message that repeats this one; the first must be held. */
    SendKey nextKey(JdbcClient jdbc, OutboxEntry first) {
        var repeated = jdbc.sql("select count(*) from crm.outbox where resend_of = :first")
                .param("first", first.id())
                .query(Integer.class)
                .single();
        return new SendKey(first.key() + "#" + (repeated + 2));
    }

    String write(Map<String, Object> payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("The payload of a message must be plain JSON", cause);
        }
    }

    private Map<String, Object> payload(String text) {
        try {
            return json.readValue(text, PAYLOAD);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("The payload of an outbox row is no JSON object", cause);
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Instant required(@Nullable Instant at) {
        if (at == null) {
            throw new IllegalStateException("A time that is always set is missing");
        }
        return at;
    }
}
