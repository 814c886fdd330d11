package dev.baton.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.erasure.Tables.Column;
import dev.baton.erasure.Tables.Table;
import dev.baton.shared.FilesInJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goes through every table of the business for what is about a person: rows of their records, and rows that mention
 * them. The database is asked roughly, by likeness; what it finds is read exactly.
 */
@Component
class Archive {
    private static final Set<String> WHOLE = Set.of("inbox", "outbox", "lead_import_row");

    /** Stands for a file that names the person; files themselves are not read. */
    private static final String NAMING = "file that names them";

    /** Events say which record, and of no record whose. */
    private static final Map<String, String> BUT_FOR = Map.of("outbox", "t.channel not in ('event', 'webhook')");

    private final JdbcClient jdbc;
    private final Tables tables;
    private final ObjectMapper json;

    Archive(JdbcClient jdbc, Tables tables, ObjectMapper json) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.json = FilesInJson.reader(json);
    }

    /** All rows of the person's records, and all that mention them. */
    List<Held> about(Person person) {
        return rows(person).filter(row -> row.own() || names(row, person)).toList();
    }

    /** The rows that still name the person, but for those that belong to records that are kept. */
    List<Held> naming(Person person, Collection<UUID> kept) {
        return rows(person)
                .filter(row -> !belongsTo(row, kept) && names(row, person))
                .toList();
    }

    private Stream<Held> rows(Person person) {
        return tables.all().stream().flatMap(table -> rows(table, person));
    }

    private Stream<Held> rows(Table table, Person person) {
        var texts = table.texts()
                .map(column -> "coalesce(t.%s::text, '')".formatted(quoted(column)))
                .collect(Collectors.joining(" || ' ' || "));
        var ids = table.ids()
                .map(column -> "t.%s = any(:ids)".formatted(quoted(column)))
                .collect(Collectors.joining(" or "));
        var own = ids.isEmpty() ? "false" : "coalesce(" + ids + ", false)";
        var found = Stream.concat(
                        texts.isEmpty() ? Stream.of() : Stream.of("(" + texts + ") ilike any(:likes)"),
                        table.bytes()
                                .map(column -> ("exists (select 1 from unnest(:literals::text[]) l "
                                                + "where position(convert_to(l, 'UTF8') in t.%s) > 0)")
                                        .formatted(quoted(column))))
                .collect(Collectors.joining(" or "));
        var files = table.bytes()
                .map(column -> " - '" + column.name() + "' || jsonb_build_object('" + column.name() + "', case when "
                        + "exists (select 1 from unnest(:literals::text[]) l where position(convert_to(l, 'UTF8') in t."
                        + quoted(column) + ") > 0) then '" + NAMING + "' when t." + quoted(column)
                        + " is not null then 'file' end)")
                .collect(Collectors.joining());
        var query =
                "select t.id::text as id, %s as own, (to_jsonb(t) - 'search' - 'tenant_id'%s)::text as row from crm.%s t where (%s%s) and %s"
                        .formatted(
                                own,
                                files,
                                table.name(),
                                own,
                                found.isEmpty() ? "" : " or " + found,
                                BUT_FOR.getOrDefault(table.name(), "true"));
        return jdbc
                .sql(query)
                .param("ids", person.ids())
                .param("likes", person.terms().likes().toArray(String[]::new))
                .param("literals", person.terms().literals().toArray(String[]::new))
                .query((row, number) ->
                        new Held(table, row.getString("id"), row.getBoolean("own"), read(row.getString("row"))))
                .list()
                .stream();
    }

    /** Whether a row names the person: by an address or number anywhere, by name where a name can stand. */
    private static boolean names(Held row, Person person) {
        var exact = person.terms().exact();
        var free = free(row, person);
        return row.table().columns().stream().anyMatch(column -> {
            var value = row.values().path(column.name());
            return column.isBytes()
                    ? value.asText("").equals(NAMING)
                    : (column.isText() || column.isJson()) && finds(column.isFree() ? free : exact, value);
        });
    }

    /** What names the person where a name can stand: the more, the surer it is that the row is about them. */
    private static Pattern free(Held row, Person person) {
        var terms = person.terms();
        if (belongsTo(row, person.namesakes())) {
            return terms.exact();
        }
        var theirs = row.own()
                || row.table().columns().stream()
                        .anyMatch(column ->
                                row.values().path(column.name()).asText("").equals(NAMING)
                                        || finds(terms.exact(), row.values().path(column.name())));
        return theirs ? terms.worded() : terms.named();
    }

    private static boolean finds(Pattern pattern, JsonNode value) {
        return value.isTextual()
                ? pattern.matcher(value.asText()).find()
                : value.isObject()
                        ? value.properties().stream()
                                .anyMatch(entry ->
                                        pattern.matcher(entry.getKey()).find() || finds(pattern, entry.getValue()))
                        : value.isArray()
                                && StreamSupport.stream(value.spliterator(), false)
                                        .anyMatch(one -> finds(pattern, one));
    }

    private static boolean belongsTo(Held row, Collection<UUID> records) {
        return row.table()
                .ids()
                .map(column -> row.values().path(column.name()).asText(""))
                .filter(text -> !text.isEmpty())
                .anyMatch(text -> records.contains(UUID.fromString(text)));
    }

    /** Replaces what names the person, wherever they are named but in what is kept. */
    void forget(Person person, Set<UUID> kept) {
        naming(person, kept).stream()
                .filter(row -> !row.table().name().equals("audit"))
                .forEach(row -> forget(row, person));
    }

    private void forget(Held row, Person person) {
        var exact = person.terms().exact();
        var free = free(row, person);
        var mentions = row.table()
                .texts()
                .anyMatch(column ->
                        finds(column.isFree() ? free : exact, row.values().path(column.name())));
        for (var column : row.table().columns()) {
            var value = row.values().path(column.name());
            if (column.isBytes()
                    && !value.isNull()
                    && (mentions || value.asText("").equals(NAMING))) {
                set(row, column, column.nullable() ? "null" : "''::bytea", "");
            } else if (column.isText() || column.isJson()) {
                var pattern = column.isFree() ? free : exact;
                if (finds(pattern, value)) {
                    replace(row, column, pattern, value, person);
                }
            }
        }
    }

    private void replace(Held row, Column column, Pattern pattern, JsonNode value, Person person) {
        if (column.isJson()) {
            // A letter or a row of a file is about the person as a whole.
            var emptied = WHOLE.contains(row.table().name())
                            && finds(person.terms().exact(), value)
                            && !isLetterToAnother(row, person)
                    ? value.isArray() ? json.createArrayNode() : json.createObjectNode()
                    : replaced(pattern, value);
            set(row, column, "cast(:value as jsonb)", emptied.toString());
        } else if (column.unique()) {
            set(row, column, ":value", "erased:" + row.id());
        } else if (column.nullable() && !column.isFree()) {
            set(row, column, "null", "");
        } else {
            set(row, column, ":value", replaced(pattern, value).asText());
        }
    }

    /** A letter to somebody else that the person reads in copy: it still has to reach the others. */
    private static boolean isLetterToAnother(Held row, Person person) {
        return row.table().name().equals("outbox")
                && !row.own()
                && row.values().path("channel").asText("").equals("email")
                && !finds(person.terms().exact(), row.values().path("recipient"));
    }

    private JsonNode replaced(Pattern pattern, JsonNode value) {
        if (value.isTextual()) {
            return json.getNodeFactory()
                    .textNode(pattern.matcher(value.asText()).replaceAll(PersonTerms.ERASED));
        }
        if (value.isObject()) {
            var object = json.createObjectNode();
            value.properties()
                    .forEach(entry -> object.set(
                            pattern.matcher(entry.getKey()).replaceAll(PersonTerms.ERASED),
                            replaced(pattern, entry.getValue())));
            return object;
        }
        if (value.isArray()) {
            var array = json.createArrayNode();
            value.forEach(one -> array.add(replaced(pattern, one)));
            return array;
        }
        return value;
    }

    private void set(Held row, Column column, String expression, String value) {
        var version = row.values().has("version") ? ", version = version + 1" : "";
        var changed = jdbc.sql("update crm.%s set %s = %s%s where id::text = :id"
                        .formatted(row.table().name(), quoted(column), expression, version))
                .param("id", row.id())
                .param("value", value)
                .update();
        if (changed > 1) {
            throw new IllegalStateException("One row of " + row.table().name() + " should change, not " + changed);
        }
    }

    private ObjectNode read(String row) {
        try {
            return (ObjectNode) json.readTree(row);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A row should be readable", cause);
        }
    }

    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }
}
