package dev.baton.leadimport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An import as pages and the API show it.
 *
 * @param charset what the characters of the file are coded in
 * @param columns the names of its columns, in their order
 * @param mapping what each column means, by its place; columns that are not in here are skipped
 * @param source where its leads heard of us, for rows that do not say
 * @param thank whether its new leads get an acknowledgement
 * @param createdBy who handed it in, as {@code kind:name}
 */
public record ImportView(
        ImportId id,
        String fileName,
        String charset,
        char delimiter,
        List<String> columns,
        Map<Integer, ImportField> mapping,
        @Nullable String source,
        boolean thank,
        int rowCount,
        ImportState state,
        String createdBy,
        Instant createdAt,
        @Nullable Instant checkedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt) {

    /** Columns that mean nothing to us. */
    public List<String> skipped() {
        return IntStream.range(0, columns.size())
                .filter(column -> !mapping.containsKey(column))
                .mapToObj(columns::get)
                .toList();
    }

    /** The word for what stands between the cells: {@code comma}, {@code semicolon}, {@code tab} or {@code bar}. */
    public String delimiterName() {
        return Delimiters.nameOf(delimiter);
    }

    public boolean isBusy() {
        return state == ImportState.RUNNING || state == ImportState.UNDOING;
    }
}
