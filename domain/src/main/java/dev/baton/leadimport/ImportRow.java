package dev.baton.leadimport;

import dev.baton.lead.LeadId;
import dev.baton.shared.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import, with what would happen and what happened.
 *
 * @param number counts the rows from 1, without the header
 * @param line where it begins in the file
 * @param repeats the line of an earlier row about the same person
 * @param problems why it is refused: columns as the file names them, and what to do
 * @param undoNote why undoing left it as it is: {@code worked-on}, {@code written-to}, or the fields somebody changed since
 */
public record ImportRow(
        int number,
        int line,
        List<String> cells,
        @Nullable RowPlan plan,
        @Nullable Integer repeats,
        @Nullable RowOutcome outcome,
        List<FieldProblem> problems,
        @Nullable LeadId lead,
        @Nullable RowUndone undone,
        @Nullable String undoNote) {}
