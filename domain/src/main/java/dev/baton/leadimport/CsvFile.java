package dev.baton.leadimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.baton.shared.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a file of comma-separated values (RFC 4180) as people's programs write them. */
final class CsvFile {
    static final int MOST_ROWS = 10_000;
    static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_BLANK_ROWS = 100_000;
    /** What a cell of Excel holds. */
    private static final int LONGEST_CELL = 32_767;

    /** How Excel says which delimiter it used. */
    private static final Pattern EXCEL_SEPARATOR = Pattern.compile("\\Asep=(.)\\r?\\n", Pattern.CASE_INSENSITIVE);

    /** How the reader says that a cell or a line went beyond what it keeps of one. */
    private static final Pattern TOO_LONG = Pattern.compile("exceeds the max|maximum");

    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    /**
     * Reads a file with a header.
     *
     * @throws Rejected if it cannot be read, with the line and the reason
     */
    static CsvTable read(UploadedFile file) {
        if (file.content().length > MOST_BYTES) {
            throw new Rejected("import.file.too-big", MOST_BYTES / 1024 / 1024);
        }
        var decoded = CsvText.of(file);
        var text = decoded.text();
        var skippedLines = 0;
        var asked = file.delimiter();
        var separator = EXCEL_SEPARATOR.matcher(text);
        if (separator.find()) {
            asked = asked == null ? Character.valueOf(separator.group(1).charAt(0)) : asked;
            text = text.substring(separator.end());
            skippedLines = 1;
        }
        if (text.isBlank()) {
            throw new Rejected("import.file.empty");
        }
        char delimiter = asked == null ? Delimiters.of(text) : asked;
        if (!Delimiters.isKnown(delimiter)) {
            throw new Rejected("import.file.delimiter", String.valueOf(delimiter));
        }
        return table(decoded, delimiter, records(text, delimiter, skippedLines));
    }

    private static CsvTable table(CsvText text, char delimiter, List<CsvTable.Row> records) {
        if (records.isEmpty()) {
            throw new Rejected("import.file.empty");
        }
        var header = records.get(0).cells().stream().map(String::strip).toList();
        if (header.stream().allMatch(String::isEmpty)
                || header.stream().anyMatch(cell -> ADDRESS.matcher(cell).matches())) {
            throw new Rejected("import.file.no-header", records.get(0).line());
        }
        if (records.size() == 1) {
            throw new Rejected("import.file.no-rows");
        }
        return new CsvTable(text.charset(), delimiter, header, records.subList(1, records.size()));
    }

    private static List<CsvTable.Row> records(String text, char delimiter, int skippedLines) {
        var records = new ArrayList<CsvTable.Row>();
        var blank = 0;
        try (var reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (var csv : reader) {
                var record = row(csv, skippedLines);
                checkSize(record);
                if (record.cells().stream().allMatch(String::isBlank)) {
                    blank++;
                    if (blank <= MOST_BLANK_ROWS) {
                        continue;
                    }
                }
                if (records.size() > MOST_ROWS || blank > MOST_BLANK_ROWS) {
                    throw new Rejected("import.file.too-many-rows", MOST_ROWS, record.line());
                }
                records.add(record);
            }
        } catch (CsvParseException wrong) {
            throw unreadable(wrong, records, skippedLines);
        } catch (IOException cause) {
            throw new UncheckedIOException("Text in memory cannot be read", cause);
        }
        return records;
    }

    private static void checkSize(CsvTable.Row record) {
        if (record.cells().size() > MOST_COLUMNS) {
            throw new Rejected("import.file.too-many-columns", record.cells().size(), MOST_COLUMNS);
        }
        if (record.cells().stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            throw tooLong(record.line());
        }
    }

    private static Rejected tooLong(int line) {
        return new Rejected("import.file.too-long", line, LONGEST_CELL);
    }

    private static CsvTable.Row row(CsvRecord csv, int skippedLines) {
        return new CsvTable.Row(
                Math.toIntExact(csv.getStartingLineNumber()) + skippedLines, List.copyOf(csv.getFields()));
    }

    private static Rejected unreadable(CsvParseException wrong, List<CsvTable.Row> records, int skippedLines) {
        var message = String.valueOf(wrong.getMessage());
        var line = LINE.matcher(message);
        var at = line.find()
                ? Integer.parseInt(line.group(1)) + skippedLines
                : records.isEmpty() ? 1 : records.get(records.size() - 1).line() + 1;
        return TOO_LONG.matcher(message).find() ? tooLong(at) : new Rejected("import.file.quotes", at);
    }

    private CsvFile() {}
}
