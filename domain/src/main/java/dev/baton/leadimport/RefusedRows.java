package dev.baton.leadimport;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.SpreadsheetSafe;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes rows that were refused, to be mended and handed in again: the columns as they came, then the line and the
 * reason. A cell that a spreadsheet would take for a formula gets a quote in front, which reading it again takes off.
 */
final class RefusedRows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static String csv(ImportView view, Consumer<Consumer<ImportRow>> rows) {
        var text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (var writer = CsvWriter.builder().fieldSeparator(view.delimiter()).build(text)) {
            var header = new ArrayList<>(view.columns());
            header.add("Line");
            header.add("Problem");
            write(writer, header);
            rows.accept(row -> write(writer, cells(view, row)));
        } catch (IOException cause) {
            throw new UncheckedIOException("Text cannot be written to memory", cause);
        }
        return text.toString();
    }

    private static List<String> cells(ImportView view, ImportRow row) {
        var cells = new ArrayList<String>();
        for (var i = 0; i < Math.max(view.columns().size(), row.cells().size()); i++) {
            cells.add(i < row.cells().size() ? row.cells().get(i) : "");
        }
        cells.add(String.valueOf(row.line()));
        cells.add(row.problems().stream().map(RefusedRows::sentence).collect(Collectors.joining(" ")));
        return cells;
    }

    private static String sentence(FieldProblem problem) {
        return problem.field() + ": " + problem.message();
    }

    private static void write(CsvWriter writer, List<String> cells) {
        writer.writeRecord(cells.stream().map(SpreadsheetSafe::cell).toList());
    }

    private RefusedRows() {}
}
