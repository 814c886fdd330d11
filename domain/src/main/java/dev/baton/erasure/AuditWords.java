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
                        ofRowsThatNamed(person))
                .distinct()
                .sorted()
                .toList();
        if (!naming.isEmpty()) {
            audit.blankEntries(naming, reason(id));
        }
    }

    /**
     * What was said of the rows that this process has taken the person out of. Those were about the person, so here their
     * last name alone names them.
     */
    private Stream<Long> ofRowsThatNamed(Person person) {
        var named = person.terms().worded();
        return jdbc
                .sql("""
                        select id, concat_ws(' ', before, after) as says from crm.audit
                         where salt is not null and record_id in (
                               select record_id from crm.audit
                                where process_instance_id = crm.current_instance() and action = 'update')
                        """)
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
