package dev.baton.leadimport;

import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports as somebody may see them, for their rows are leads: whoever sees the leads of every team sees all, the others
 * those that they handed in or let run themselves. Pages and the API ask here before they ask {@link LeadImports}.
 */
@Service
@Transactional
public class ImportsInSight {
    private final LeadImports imports;
    private final JdbcClient jdbc;

    ImportsInSight(LeadImports imports, JdbcClient jdbc) {
        this.imports = imports;
        this.jdbc = jdbc;
    }

    /**
     * Does nothing if the person may see the import.
     *
     * @throws NotFound if there is none, or the person may not see it
     */
    @Transactional(readOnly = true)
    public void check(ImportId id, SignedIn person) {
        if (LeadsInSight.isEverything(person)) {
            return;
        }
        var theirs = jdbc.sql(
                        "select exists (select 1 from crm.lead_import where id = :id and :actor in (created_by, started_by))")
                .param("id", id.value())
                .param("actor", person.actor().toString())
                .query(Boolean.class)
                .single();
        if (!theirs) {
            throw new NotFound("import", id);
        }
    }

    /** @param cursor the last import of the page before; null for the first page */
    public ImportPage list(@Nullable ImportId cursor, int size, SignedIn person) {
        return imports.list(
                cursor,
                size,
                LeadsInSight.isEverything(person) ? null : person.actor().toString());
    }
}
