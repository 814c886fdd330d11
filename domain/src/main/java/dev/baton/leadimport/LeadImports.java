package dev.baton.leadimport;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.identity.SignedIn;
import dev.baton.inbox.Inbox;
import dev.baton.lead.LeadClosed;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of leads: read, checked, taken in, undone. Rows are taken in one by one through the inbox: what a crash
 * interrupts goes on afterwards, and no row happens twice.
 */
@Service
@Transactional
public class LeadImports {
    /** How long an import can be undone. */
    public static final Duration UNDO_FOR = Duration.ofDays(30);

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final ImportRows rows;
    private final ImportJson json;
    private final DryRun dryRun;
    private final Inbox inbox;
    private final Clock clock;

    LeadImports(JdbcClient jdbc, ImportRows rows, ImportJson json, DryRun dryRun, Inbox inbox, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.dryRun = dryRun;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Reads a file and guesses what its columns mean. Two statements, however many rows.
     *
     * @throws Rejected if it cannot be read, with the line and the reason
     */
    public ImportId upload(UploadedFile file, SignedIn by) {
        var table = CsvFile.read(file);
        var id = ImportId.create();
        jdbc.sql("""
                        insert into crm.lead_import
                          (id, file_name, charset, delimiter, columns, mapping, row_count, state, created_by, created_at)
                        values (:id, :name, :charset, :delimiter, :columns::jsonb, :mapping::jsonb, :rows, 'uploaded', :by, :at)
                        """)
                .param("id", id.value())
                .param("name", file.name())
                .param("charset", table.charset().name())
                .param("delimiter", String.valueOf(table.delimiter()))
                .param("columns", json.write(table.header()))
                .param("mapping", json.mapping(ColumnGuess.of(table.header())))
                .param("rows", table.rows().size())
                .param("by", by.actor().toString())
                .param("at", now())
                .update();
        rows.add(id, table.rows());
        return id;
    }

    @Transactional(readOnly = true)
    public ImportView view(ImportId id) {
        return jdbc.sql("select * from crm.lead_import where id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("import", id));
    }

    /** @param cursor the last import of the page before; null for the first page */
    public ImportPage list(@Nullable ImportId cursor, int size) {
        return list(cursor, size, null);
    }

    /** @param by whose, as {@code kind:name}; null for everybody's */
    ImportPage list(@Nullable ImportId cursor, int size, @Nullable String by) {
        settle();
        var limit = Math.max(1, Math.min(size, MOST));
        var found = jdbc.sql("""
                        select * from crm.lead_import
                         where (cast(:cursor as uuid) is null or id < cast(:cursor as uuid))
                           and (cast(:by as text) is null or cast(:by as text) in (created_by, started_by))
                         order by id desc limit :limit
                        """)
                .param("cursor", cursor == null ? null : cursor.value())
                .param("by", by)
                .param("limit", limit + 1)
                .query((row, number) -> read(row))
                .list();
        var page = found.subList(0, Math.min(limit, found.size()));
        return new ImportPage(page, found.size() > limit ? page.get(limit - 1).id() : null);
    }

    /**
     * Finds out what would happen with each row; nothing is written to leads. Can be done again with other meanings.
     *
     * @param mapping what each column means, by its place; the others are skipped
     * @param source where leads heard of us, for rows that do not say
     * @param thank whether new leads get an acknowledgement
     * @throws Invalid if the columns cannot mean that
     */
    @CanIgnoreReturnValue
    public ImportProgress check(
            ImportId id, Map<Integer, ImportField> mapping, @Nullable String source, boolean thank) {
        var view = view(id);
        var columns = new ColumnMapping(view.columns(), mapping, source, thank);
        var problems = columns.problems();
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        var checked = jdbc.sql("""
                        update crm.lead_import
                           set state = 'checked', mapping = :mapping::jsonb, source = :source, thank = :thank,
                               checked_at = :at, version = version + 1
                         where id = :id and state in ('uploaded', 'checked')
                        """)
                .param("mapping", json.mapping(mapping))
                .param("source", source)
                .param("thank", thank)
                .param("at", now())
                .param("id", id.value())
                .update();
        if (checked == 0) {
            throw new Rejected("import.state", view.state().key());
        }
        rows.forecast(id, dryRun.of(rows.page(id, RowFilter.ALL, 0, view.rowCount()), columns));
        return progress(id);
    }

    /**
     * Sends the rows on their way: two statements, the rest happens after the commit.
     *
     * @throws Rejected if it was not checked, or runs already
     */
    public void run(ImportId id, SignedIn by) {
        var view = view(id);
        var started = jdbc.sql("""
                        update crm.lead_import set state = 'running', started_at = :at, started_by = :by, version = version + 1
                         where id = :id and state = 'checked'
                        """)
                .param("at", now())
                .param("by", by.actor().toString())
                .param("id", id.value())
                .update();
        if (started == 0) {
            throw new Rejected("import.state", view.state().key());
        }
        var numbers = IntStream.rangeClosed(1, view.rowCount())
                .mapToObj(String::valueOf)
                .toList();
        inbox.takeAll(RowIntake.source(id), RowIntake.KIND, numbers);
    }

    /** How far it is; one statement to count. */
    public ImportProgress progress(ImportId id) {
        settle();
        var view = view(id);
        var stuck = view.isBusy() ? inbox.countDead(sourceOf(view)) : 0;
        return rows.count(view, stuck);
    }

    private static String sourceOf(ImportView view) {
        return view.state() == ImportState.UNDOING ? RowUndo.source(view.id()) : RowIntake.source(view.id());
    }

    /**
     * Notes which imports are through. Asked by whoever looks, since of two last rows neither sees the other's end.
     */
    private void settle() {
        jdbc.sql("""
                        update crm.lead_import i
                           set state = case state when 'running' then 'done' else 'undone' end,
                               finished_at = case state when 'running' then :at else finished_at end,
                               undone_at = case state when 'undoing' then :at else undone_at end,
                               version = version + 1
                         where (state = 'running' and not exists
                                 (select 1 from crm.lead_import_row r where r.import_id = i.id and outcome is null))
                            or (state = 'undoing' and not exists
                                 (select 1 from crm.lead_import_row r
                                   where r.import_id = i.id and outcome in ('created', 'updated') and undone is null))
                        """).param("at", now()).update();
    }

    /** @param after the number of the row that the page before ended with; 0 for the first page */
    @Transactional(readOnly = true)
    public ImportRowPage rows(ImportId id, RowFilter filter, int after, int size) {
        var known = view(id);
        var limit = Math.max(1, Math.min(size, MOST));
        var found = rows.page(known.id(), filter, after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new ImportRowPage(
                page, found.size() > limit ? page.get(limit - 1).number() : null);
    }

    /** The rows that were, or would be, refused, as a file to mend and hand in again. */
    @Transactional(readOnly = true)
    public String refusedAsCsv(ImportId id) {
        var view = view(id);
        var filter = view.startedAt() == null ? RowFilter.REFUSE : RowFilter.REFUSED;
        return RefusedRows.csv(view, reader -> rows.each(id, filter, reader));
    }

    /**
     * Takes an import back, row by row like it came: its new leads go if nobody has worked on them, what it changed gets
     * its former values back where they were not changed since.
     *
     * @throws Rejected if it is not done, or too long ago
     */
    public void undo(ImportId id, SignedIn by) {
        settle();
        var view = view(id);
        var finished = view.finishedAt();
        if (finished != null && finished.plus(UNDO_FOR).isBefore(clock.instant())) {
            throw new Rejected("import.undo-too-late", UNDO_FOR.toDays());
        }
        var begun = jdbc.sql("""
                        update crm.lead_import set state = 'undoing', started_by = :by, version = version + 1
                         where id = :id and state = 'done'
                        """)
                .param("by", by.actor().toString())
                .param("id", id.value())
                .update();
        if (begun == 0) {
            throw new Rejected("import.state", view.state().key());
        }
        inbox.takeAll(RowUndo.source(id), RowUndo.KIND, rows.numbersToUndo(id));
    }

    /** Forgets a file of which nothing was taken in. */
    public void discard(ImportId id) {
        var view = view(id);
        if (view.startedAt() != null) {
            throw new Rejected("import.state", view.state().key());
        }
        jdbc.sql("delete from crm.lead_import_row where import_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from crm.lead_import where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Whoever is forgotten is forgotten here too. */
    @EventListener
    void on(LeadClosed closed) {
        if (List.of("erased", "withdrawn").contains(closed.reason())) {
            rows.forget(closed.lead());
        }
    }

    private ImportView read(ResultSet row) throws SQLException {
        return new ImportView(
                new ImportId(row.getObject("id", UUID.class)),
                row.getString("file_name"),
                row.getString("charset"),
                row.getString("delimiter").charAt(0),
                json.cells(row.getString("columns")),
                json.mapping(row.getString("mapping")),
                row.getString("source"),
                row.getBoolean("thank"),
                row.getInt("row_count"),
                ImportState.parse(row.getString("state")),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "checked_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "undone_at"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
