package dev.baton.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the append-only trail of every change of a business row and of what people do in the engine. */
@Service
@Transactional(readOnly = true)
public class AuditTrail {
    private static final String COLUMNS = """
            id, at, actor, process_instance_id, client, address, table_name, record_id, about, action,
            salt is null as blanked, before, after
            """;

    /** Tables whose rows are records themselves. An opportunity is shown with the lead it was, as its entries say. */
    private static final Map<String, RecordType> RECORDS = Map.of(
            "lead", RecordType.LEAD,
            "company", RecordType.COMPANY,
            "contact", RecordType.CONTACT,
            "erasure_request", RecordType.ERASURE,
            "ticket", RecordType.TICKET,
            "side_conversation", RecordType.SIDE_CONVERSATION,
            "person", RecordType.PERSON);

    /**
     * Of each entry the road to the record it is about: from its row to the row that one belongs to. An entry of a change
     * says only what changed; to whom its row belongs, the entry of its beginning says. Of what kind a record is, its own
     * oldest entry says; a record that was deleted is none any more.
     */
    private static final String ROADS = """
            with recursive asked as (
              select a.id, a.table_name, a.record_id, a.about, a.action, coalesce(a.after, a.before) as said,
                     case a.table_name when 'attachment' then 'activity_id'
                                       when 'outbox_attempt' then 'outbox_id'
                                       when 'send_release' then 'outbox_id'
                                       when 'erasure_finding' then 'request_id'
                                       else 'ticket_id' end as owner
                from crm.audit a
               where a.tenant_id = crm.current_tenant() and a.id = any(:entries)),
            road (id, target, steps) as (
              select q.id,
                     case when q.table_name like '%/%' or q.table_name = 'audit' or q.table_name = any(:records)
                          then q.record_id
                          else coalesce(q.about, (q.said ->> q.owner)::uuid, (beginning.said ->> q.owner)::uuid) end,
                     1
                from asked q
                left join lateral (
                  select a.after as said from crm.audit a
                   where q.action = 'update' and q.about is null and a.tenant_id = crm.current_tenant()
                     and a.record_id = q.record_id and a.table_name = q.table_name and a.action = 'insert'
                   order by a.id limit 1) beginning on true
              union all
              select r.id, oldest.about, r.steps + 1
                from road r
                cross join lateral (
                  select a.table_name, a.about from crm.audit a
                   where a.tenant_id = crm.current_tenant() and a.record_id = r.target
                     and a.table_name not like '%/%' and a.table_name <> 'audit'
                   order by a.id limit 1) oldest
               where r.steps < 3 and oldest.about is not null and oldest.table_name <> all(:records))
            select r.id, r.target, oldest.table_name
              from road r
              cross join lateral (
                select a.table_name from crm.audit a
                 where a.tenant_id = crm.current_tenant() and a.record_id = r.target
                   and a.table_name not like '%/%' and a.table_name <> 'audit'
                 order by a.id limit 1) oldest
             where oldest.table_name = any(:records)
               and not exists (
                 select from crm.audit d
                  where d.tenant_id = crm.current_tenant() and d.record_id = r.target
                    and d.table_name = oldest.table_name and d.action = 'delete')
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditTrail(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What happened to a record, to the rows that belong to it and in its processes, newest first. */
    public ChangePage of(UUID record, @Nullable Long before, int size) {
        return search(AuditSearch.of(record, before), size);
    }

    /** The entries looked for, newest first. */
    public ChangePage search(AuditSearch search, int size) {
        var conditions = new StringBuilder("tenant_id = crm.current_tenant()");
        var values = new HashMap<String, Object>();
        with(values, conditions, "before", search.before(), "id < :before");
        with(values, conditions, "record", search.record(), "(record_id = :record or about = :record)");
        with(values, conditions, "actor", search.actor(), "actor = :actor");
        var all = "engine".equals(search.subject());
        with(
                values,
                conditions,
                "subject",
                search.subject(),
                all ? "table_name like 'engine/%'" : "table_name = :subject");
        with(values, conditions, "from", utc(search.from()), "at >= :from");
        with(values, conditions, "to", utc(search.to()), "at < :to");
        values.put("limit", size + 1);
        var found = jdbc.sql(
                        "select " + COLUMNS + " from crm.audit where " + conditions + " order by id desc limit :limit")
                .params(values)
                .query((row, number) -> read(row))
                .list();
        if (found.size() <= size) {
            return new ChangePage(found, null);
        }
        return new ChangePage(found.subList(0, size), found.get(size - 1).id());
    }

    /** The records that entries are about, by the numbers of the entries; of an entry about none there is no word. */
    public Map<Long, RecordRef> recordsOf(Collection<Change> entries) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        var records = new HashMap<Long, RecordRef>();
        jdbc.sql(ROADS)
                .param("entries", entries.stream().map(Change::id).toArray(Long[]::new))
                .param("records", RECORDS.keySet().toArray(String[]::new))
                .query(row -> {
                    var type = Objects.requireNonNull(RECORDS.get(row.getString("table_name")));
                    records.put(row.getLong("id"), new RecordRef(type, row.getObject("target", UUID.class)));
                });
        return records;
    }

    private static void with(
            Map<String, Object> values,
            StringBuilder conditions,
            String name,
            @Nullable Object value,
            String condition) {
        if (value != null) {
            values.put(name, value);
            conditions.append(" and ").append(condition);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("process_instance_id"),
                row.getString("client"),
                row.getString("address"),
                row.getString("table_name"),
                row.getObject("record_id", UUID.class),
                row.getObject("about", UUID.class),
                row.getString("action"),
                row.getBoolean("blanked"),
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
