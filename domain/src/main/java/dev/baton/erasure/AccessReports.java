package dev.baton.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what is held about a person (GDPR Art. 15). That somebody had it told is kept. */
@Service
@Transactional
public class AccessReports {
    private final PersonSearch search;
    private final Archive archive;
    private final ProcessMemory memory;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessReports(
            PersonSearch search, Archive archive, ProcessMemory memory, Tenants tenants, JdbcClient jdbc, Clock clock) {
        this.search = search;
        this.archive = archive;
        this.memory = memory;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Everything about the person of a lead or contact.
     *
     * @param form {@code page} or {@code json}: how it is told
     */
    public PersonFile of(RecordRef record, String form) {
        var id = Tenancy.required();
        var language = tenants.byId(id)
                .orElseThrow(() -> new IllegalStateException("There is no tenant " + id))
                .locale();
        var person = search.find(new Subject(null, null, null, null, language, record));
        Map<Place, List<Map<String, String>>> sections = new TreeMap<>();
        archive.about(person)
                .forEach(row -> sections.computeIfAbsent(row.place(), place -> new ArrayList<>())
                        .add(shown(row)));
        memory.about(person.terms(), person.records())
                .forEach(row -> sections.computeIfAbsent(Place.PROCESSES, place -> new ArrayList<>())
                        .add(shown(row)));
        note(record, form);
        return new PersonFile(
                record.toString(),
                clock.instant(),
                Stream.of(
                                person.terms().addresses(),
                                person.terms().phones(),
                                person.terms().names())
                        .flatMap(terms -> terms.stream().sorted())
                        .toList(),
                sections.entrySet().stream()
                        .map(entry -> new PersonFile.Section(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private void note(RecordRef record, String form) {
        var noted = jdbc.sql(
                        "insert into crm.access_report (id, record_type, record_id, form, at) values (?, ?, ?, ?, ?)")
                .params(UuidV7.next(), record.type().key(), record.id(), form, ErasureRows.utc(clock.instant()))
                .update();
        if (noted != 1) {
            throw new IllegalStateException("A report should be noted once, not " + noted + " times");
        }
    }

    private static Map<String, String> shown(Held row) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("kept in", row.table().name());
        row.values().properties().forEach(entry -> {
            var text = text(entry.getValue());
            if (!text.isEmpty() && !entry.getKey().equals("version")) {
                shown.put(entry.getKey(), text);
            }
        });
        return shown;
    }

    private static Map<String, String> shown(Map<String, @Nullable Object> row) {
        var shown = new LinkedHashMap<String, String>();
        row.forEach((key, value) -> {
            if (value != null) {
                shown.put(key, value.toString());
            }
        });
        return shown;
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty()
                ? ""
                : value.isTextual() ? value.asText() : value.toString();
    }
}
