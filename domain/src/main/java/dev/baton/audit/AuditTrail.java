package dev.baton.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the append-only trail that the database keeps of every change of a business row. */
@Service
@Transactional(readOnly = true)
public class AuditTrail {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditTrail(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What was changed in a row, newest first.
     *
     * @param before only changes older than this one; null for the newest
     */
    public ChangePage of(UUID record, @Nullable Long before, int size) {
        var found = jdbc.sql("""
                        select id, at, actor, action, before, after from crm.audit
                         where record_id = :record and id < :before order by id desc limit :limit
                        """)
                .param("record", record)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", size + 1)
                .query((row, number) -> read(row))
                .list();
        if (found.size() <= size) {
            return new ChangePage(found, null);
        }
        return new ChangePage(found.subList(0, size), found.get(size - 1).id());
    }

    private Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                values(parse(row.getString("before")), parse(row.getString("after"))));
    }

    private static List<Change.Value> values(JsonNode before, JsonNode after) {
        var fields = new TreeSet<String>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        var values = new ArrayList<Change.Value>();
        for (var field : fields) {
            var old = text(before.get(field));
            var now = text(after.get(field));
            if (old != null || now != null) {
                values.add(new Change.Value(field, old, now));
            }
        }
        return values;
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private JsonNode parse(@Nullable String text) {
        if (text == null) {
            return json.createObjectNode();
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A row of the audit trail is no JSON", cause);
        }
    }
}
