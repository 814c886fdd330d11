package dev.baton.delegates.dataerasure;

import dev.baton.erasure.PersonTerms;
import dev.baton.erasure.ProcessMemory;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goes through every table of the engine that can remember a word: variables, tasks, comments, incidents, failures and
 * their traces. Models are no memory, and neither are users.
 */
@Component
class EngineMemory implements ProcessMemory {
    private final JdbcClient jdbc;

    EngineMemory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A column that can hold words. */
    private record Column(String name, boolean bytes, boolean nullable) {}

    /** A row that names somebody, with the columns that do and what they say. */
    private record Remembered(String table, String id, Map<Column, String> values) {}

    @Override
    public List<Map<String, @Nullable Object>> about(PersonTerms terms, Collection<RecordRef> records) {
        return remembered(terms, records).stream()
                .map(row -> {
                    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                    shown.put("table", row.table());
                    shown.put("id", row.id());
                    row.values().forEach((column, value) -> shown.put(column.name(), value));
                    return shown;
                })
                .toList();
    }

    @Override
    public int forget(PersonTerms terms, Collection<RecordRef> records) {
        var rows = remembered(terms, records);
        for (var row : rows) {
            row.values().forEach((column, value) -> {
                var replaced = terms.named().matcher(value).replaceAll(PersonTerms.ERASED);
                var changed = jdbc.sql("update public.%s set %s = :value where id_ = :id"
                                .formatted(row.table(), column.name()))
                        .param("value", column.bytes() ? replaced.getBytes(StandardCharsets.UTF_8) : replaced)
                        .param("id", row.id())
                        .update();
                if (changed != 1) {
                    throw new IllegalStateException("One row of " + row.table() + " should change, not " + changed);
                }
            });
        }
        return rows.size();
    }

    private List<Remembered> remembered(PersonTerms terms, Collection<RecordRef> records) {
        var found = new ArrayList<Remembered>();
        tables().forEach((table, columns) -> find(table, columns, terms, found));
        return found;
    }

    private void find(String table, List<Column> columns, PersonTerms terms, List<Remembered> found) {
        var texts = columns.stream()
                .filter(column -> !column.bytes())
                .map(column -> "coalesce(t." + column.name() + ", '')")
                .collect(Collectors.joining(" || ' ' || "));
        var conditions = Stream.concat(
                        texts.isEmpty() ? Stream.of() : Stream.of("(" + texts + ") ilike any(:likes)"),
                        columns.stream()
                                .filter(Column::bytes)
                                .map(column -> ("exists (select 1 from unnest(:literals::text[]) l "
                                                + "where position(convert_to(l, 'UTF8') in t.%s) > 0)")
                                        .formatted(column.name())))
                .collect(Collectors.joining(" or "));
        var models = table.equals("act_ge_bytearray") ? " and t.deployment_id_ is null" : "";
        jdbc.sql("select t.* from public.%s t where (t.tenant_id_ = :tenant or t.tenant_id_ is null)%s and (%s)"
                        .formatted(table, models, conditions))
                .param("tenant", Tenancy.required().toString())
                .param("likes", terms.likes().toArray(String[]::new))
                .param("literals", literals(terms))
                .query(row -> {
                    var values = new HashMap<Column, String>();
                    for (var column : columns) {
                        var value = column.bytes() ? text(row.getBytes(column.name())) : row.getString(column.name());
                        if (value != null && terms.named().matcher(value).find()) {
                            values.put(column, value);
                        }
                    }
                    if (!values.isEmpty()) {
                        found.add(new Remembered(table, row.getString("id_"), values));
                    }
                });
    }

    private static String[] literals(PersonTerms terms) {
        return Stream.concat(terms.literals().stream(), terms.names().stream()).toArray(String[]::new);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static final Pattern NO_MEMORY = Pattern.compile("act_(re|id)_.*|act_ru_authorization|act_ru_filter");

    private Map<String, List<Column>> tables() {
        var tables = new TreeMap<String, List<Column>>();
        jdbc.sql("""
                        select c.relname, a.attname, format_type(a.atttypid, null) = 'bytea' as bytes, not a.attnotnull as nullable
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname like 'act\\_%'
                           and format_type(a.atttypid, null) in ('character varying', 'text', 'bytea')
                           and a.attname !~ '_id_$|^id_$|_key_$' and a.attnum > 0 and not a.attisdropped
                           and exists (select 1 from pg_attribute i where i.attrelid = c.oid and i.attname = 'id_')
                           and exists (select 1 from pg_attribute i where i.attrelid = c.oid and i.attname = 'tenant_id_')
                         order by c.relname, a.attnum
                        """).query(row -> {
            var table = row.getString("relname");
            if (!NO_MEMORY.matcher(table).matches()) {
                tables.computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new Column(row.getString("attname"), row.getBoolean("bytes"), row.getBoolean("nullable")));
            }
        });
        return tables;
    }
}
