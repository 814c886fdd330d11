package dev.baton.leadimport;

import dev.baton.lead.Filled;
import dev.baton.lead.LeadId;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of imports; many at once in one statement. */
@Component
class ImportRows {
    private static final String COLUMNS =
            "r.row_no, r.line, r.cells, r.plan, r.repeats, r.outcome, r.problems, r.lead_id, r.undone, r.undo_note";

    private final JdbcClient jdbc;
    private final ImportJson json;
    private final Clock clock;

    ImportRows(JdbcClient jdbc, ImportJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A row at work, with what its import says about it.
     *
     * @param by who started the import, as {@code kind:name}
     * @param filled what its outcome changed about a lead that was known
     */
    record AtWork(
            ImportRow row,
            ColumnMapping mapping,
            String fileName,
            String by,
            @Nullable Filled filled) {}

    void add(ImportId id, List<CsvTable.Row> rows) {
        jdbc.sql("""
                        insert into crm.lead_import_row (id, import_id, row_no, line, cells)
                        select row.id, :import, row.no, row.line, row.cells::jsonb
                          from unnest(:ids::uuid[], :lines::int[], :cells::text[])
                               with ordinality as row (id, line, cells, no)
                        """)
                .param("import", id.value())
                .param("ids", Stream.generate(UuidV7::next).limit(rows.size()).toArray(UUID[]::new))
                .param("lines", rows.stream().map(CsvTable.Row::line).toArray(Integer[]::new))
                .param(
                        "cells",
                        rows.stream().map(row -> json.write(row.cells())).toArray(String[]::new))
                .update();
    }

    void forecast(ImportId id, List<DryRun.Forecast> forecasts) {
        jdbc.sql("""
                        update crm.lead_import_row r
                           set plan = f.plan, repeats = f.repeats, problems = f.problems::jsonb
                          from unnest(:numbers::int[], :plans::text[], :repeats::int[], :problems::text[])
                               as f (no, plan, repeats, problems)
                         where r.import_id = :import and r.row_no = f.no
                        """)
                .param("import", id.value())
                .param(
                        "numbers",
                        forecasts.stream().map(DryRun.Forecast::number).toArray(Integer[]::new))
                .param("plans", forecasts.stream().map(f -> f.plan().key()).toArray(String[]::new))
                .param(
                        "repeats",
                        forecasts.stream().map(DryRun.Forecast::repeats).toArray(Integer[]::new))
                .param(
                        "problems",
                        forecasts.stream().map(f -> json.write(f.problems())).toArray(String[]::new))
                .update();
    }

    /** @param after the number of the row that the page before ended with */
    List<ImportRow> page(ImportId id, RowFilter filter, int after, int size) {
        return jdbc.sql("select " + COLUMNS
                        + " from crm.lead_import_row r where r.import_id = :import and r.row_no > :after and "
                        + filter.condition() + " order by r.row_no limit :size")
                .param("import", id.value())
                .param("after", after)
                .param("size", size)
                .query((row, number) -> read(row))
                .list();
    }

    /** Hands over all rows of a filter, one by one. */
    void each(ImportId id, RowFilter filter, Consumer<ImportRow> reader) {
        jdbc.sql("select " + COLUMNS + " from crm.lead_import_row r where r.import_id = :import and "
                        + filter.condition() + " order by r.row_no")
                .param("import", id.value())
                .query((ResultSet row) -> {
                    reader.accept(read(row));
                });
    }

    /** What came of the rows so far; one statement, answered by an index. */
    ImportProgress count(ImportView view, int stuck) {
        var planned = new EnumMap<RowPlan, Integer>(RowPlan.class);
        var outcomes = new EnumMap<RowOutcome, Integer>(RowOutcome.class);
        var undone = new EnumMap<RowUndone, Integer>(RowUndone.class);
        jdbc.sql("select plan, outcome, undone, count(*) as rows from crm.lead_import_row where import_id = :import "
                        + "group by plan, outcome, undone")
                .param("import", view.id().value())
                .query(row -> {
                    var rows = row.getInt("rows");
                    word(row, "plan").map(RowPlan::parse).ifPresent(word -> planned.merge(word, rows, Integer::sum));
                    word(row, "outcome")
                            .map(RowOutcome::parse)
                            .ifPresent(word -> outcomes.merge(word, rows, Integer::sum));
                    word(row, "undone").map(RowUndone::parse).ifPresent(word -> undone.merge(word, rows, Integer::sum));
                });
        var undoing = view.state() == ImportState.UNDOING || view.state() == ImportState.UNDONE;
        var total = undoing
                ? outcomes.getOrDefault(RowOutcome.CREATED, 0) + outcomes.getOrDefault(RowOutcome.UPDATED, 0)
                : view.rowCount();
        return new ImportProgress(
                view.state(), total, sum(undoing ? undone : outcomes), planned, outcomes, undone, stuck);
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> numbersToUndo(ImportId id) {
        return jdbc.sql("""
                        select row_no::text from crm.lead_import_row
                         where import_id = :import and outcome in ('created', 'updated') and undone is null order by row_no
                        """).param("import", id.value()).query(String.class).list();
    }

    /** Reads a row and holds it to the end of the transaction. */
    Optional<AtWork> lock(ImportId id, int number) {
        return jdbc.sql("select " + COLUMNS + """
                        , r.before, r.after, i.columns, i.mapping, i.source, i.thank, i.file_name,
                               coalesce(i.started_by, i.created_by) as by
                          from crm.lead_import_row r join crm.lead_import i on i.id = r.import_id
                         where r.import_id = :import and r.row_no = :number for update of r
                        """)
                .param("import", id.value())
                .param("number", number)
                .query((row, n) -> new AtWork(
                        read(row),
                        new ColumnMapping(
                                json.cells(row.getString("columns")),
                                json.mapping(row.getString("mapping")),
                                row.getString("source"),
                                row.getBoolean("thank")),
                        row.getString("file_name"),
                        row.getString("by"),
                        row.getString("after") == null
                                ? null
                                : json.filled(row.getString("before"), row.getString("after"))))
                .optional();
    }

    boolean laterRowIsAbout(ImportId id, int number, LeadId lead) {
        return jdbc.sql("""
                        select exists (select 1 from crm.lead_import_row
                                        where lead_id = :lead and import_id = :import and row_no > :number)
                        """)
                .param("lead", lead.value())
                .param("import", id.value())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    void refused(ImportId id, int number, List<FieldProblem> problems) {
        handled(id, number, RowOutcome.REFUSED, null, null, problems);
    }

    void taken(ImportId id, int number, RowOutcome outcome, LeadId lead, @Nullable Filled filled) {
        handled(id, number, outcome, lead, filled, List.of());
    }

    private void handled(
            ImportId id,
            int number,
            RowOutcome outcome,
            @Nullable LeadId lead,
            @Nullable Filled filled,
            List<FieldProblem> problems) {
        jdbc.sql("""
                        update crm.lead_import_row
                           set outcome = :outcome, lead_id = :lead, before = :before::jsonb, after = :after::jsonb,
                               problems = :problems::jsonb, handled_at = :at
                         where import_id = :import and row_no = :number
                        """)
                .param("outcome", outcome.key())
                .param("lead", lead == null ? null : lead.value())
                .param("before", filled == null ? null : json.write(filled.before()))
                .param("after", filled == null ? null : json.write(filled.after()))
                .param("problems", json.write(problems))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("import", id.value())
                .param("number", number)
                .update();
    }

    void undone(ImportId id, int number, RowUndone undone, @Nullable String note) {
        jdbc.sql("""
                        update crm.lead_import_row set undone = :undone, undo_note = :note, undone_at = :at
                         where import_id = :import and row_no = :number
                        """)
                .param("undone", undone.key())
                .param("note", note)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("import", id.value())
                .param("number", number)
                .update();
    }

    /** Forgets what stood in the rows of a lead. */
    void forget(LeadId lead) {
        jdbc.sql("update crm.lead_import_row set cells = '[]', problems = '[]', before = null, after = null "
                        + "where lead_id = :lead")
                .param("lead", lead.value())
                .update();
    }

    private ImportRow read(ResultSet row) throws SQLException {
        var lead = row.getObject("lead_id", UUID.class);
        return new ImportRow(
                row.getInt("row_no"),
                row.getInt("line"),
                json.cells(row.getString("cells")),
                word(row, "plan").map(RowPlan::parse).orElse(null),
                row.getObject("repeats", Integer.class),
                word(row, "outcome").map(RowOutcome::parse).orElse(null),
                json.problems(row.getString("problems")),
                lead == null ? null : new LeadId(lead),
                word(row, "undone").map(RowUndone::parse).orElse(null),
                row.getString("undo_note"));
    }

    private static Optional<String> word(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
