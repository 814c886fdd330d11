package dev.baton.leadimport;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What stands in a file, as text.
 *
 * @param header the names of its columns
 */
record CsvTable(Charset charset, char delimiter, List<String> header, List<Row> rows) {
    /**
     * A record of the file.
     *
     * @param line where it begins; the first line of a file is 1
     */
    record Row(int line, List<String> cells) {}

    CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
