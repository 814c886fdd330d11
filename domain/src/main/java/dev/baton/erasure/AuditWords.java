package dev.baton.erasure;

import dev.baton.audit.AuditLog;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Blanks what the audit trail says about a person. Its chain of hashes stays whole. */
@Component
class AuditWords {
    static final String TRAIL = "audit";

    private final Archive archive;
    private final AuditLog audit;
    private final JdbcClient jdbc;

    AuditWords(Archive archive, AuditLog audit, JdbcClient jdbc) {
        this.archive = archive;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** Blanks all entries of the person's records, and of other rows those that name them. */
    void blank(ErasureId id, Person person, Set<UUID> kept) {
        person.records().stream()
                .filter(record -> !kept.contains(record.id()))
                .forEach(record -> audit.blankPayload(record, reason(id)));
        var naming = Stream.concat(
                        archive.naming(person, kept).stream()
                                .filter(row -> row.table().name().equals(TRAIL))
                                .map(row -> Long.valueOf(row.id())),
                        ofRowsThatNamed(person, kept))
                .distinct()
                .sorted()
                .toList();
        if (!naming.isEmpty()) {
            audit.blankEntries(naming, reason(id));
        }
    }

    /**
     * What was said of rows that were about the person: those that this process, or one of their records, has taken them
     * out of, and their files. Here their last name alone names them.
     */
    private Stream<Long> ofRowsThatNamed(Person person, Set<UUID> kept) {
        var named = person.terms().worded();
        return jdbc
                .sql("""
                        select id, concat_ws(' ', before, after) as says from crm.audit
                         where salt is not null
                           and (record_id in (
                                  select record_id from crm.audit
                                   where action in ('update', 'delete') and process_instance_id in (
                                         select crm.current_instance()
                                         union all
                                         select process_instance_id from crm.process_link where record_id = any(:ids)))
                                or coalesce(after, before) ->> 'activity_id' in (
                                  select id::text from crm.activity where record_id = any(:ids)))
                           and coalesce(record_id <> all(:kept), true) and coalesce(about <> all(:kept), true)
                        """)
                .param("ids", person.ids())
                .param("kept", kept.toArray(UUID[]::new))
                .query((row, number) -> named.matcher(row.getString("says")).find() ? row.getLong("id") : 0)
                .list()
                .stream()
                .filter(entry -> entry > 0);
    }

    /** Blanks the entries of a request's letters. */
    void blank(ErasureId id, Collection<UUID> rows) {
        rows.forEach(row -> audit.blankPayload(row, reason(id)));
    }

    private static String reason(ErasureId id) {
        return "erasure " + id;
    }
}
