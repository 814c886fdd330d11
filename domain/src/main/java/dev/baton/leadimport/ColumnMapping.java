package dev.baton.leadimport;

import dev.baton.lead.ImportedLead;
import dev.baton.lead.LeadField;
import dev.baton.shared.FieldProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as leads.
 *
 * @param source where leads heard of us, for rows that do not say
 */
record ColumnMapping(
        List<String> columns,
        Map<Integer, ImportField> fields,
        @Nullable String source,
        boolean thank) {

    /** What is wrong with the mapping itself. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        var seen = new HashSet<ImportField>();
        fields.forEach((column, field) -> {
            if (column < 0 || column >= columns.size()) {
                problems.add(new FieldProblem("mapping", "The file has no column " + (column + 1) + "."));
            } else if (!seen.add(field)) {
                problems.add(new FieldProblem(
                        "mapping", "Two columns cannot both be " + field.key() + ": skip one of them."));
            }
        });
        if (problems.isEmpty() && !isEnough(seen)) {
            problems.add(new FieldProblem(
                    "mapping",
                    "Say which column holds the e-mail address, the phone number, or the name and the company."));
        }
        return problems;
    }

    private static boolean isEnough(Set<ImportField> mapped) {
        var names = EnumSet.of(ImportField.FIRST_NAME, ImportField.LAST_NAME, ImportField.FULL_NAME);
        return mapped.contains(ImportField.EMAIL)
                || mapped.contains(ImportField.PHONE)
                || (mapped.contains(ImportField.COMPANY_NAME) && mapped.stream().anyMatch(names::contains));
    }

    ImportedLead lead(List<String> cells) {
        var written = new EnumMap<LeadField, String>(LeadField.class);
        if (source != null && !source.isBlank()) {
            written.put(LeadField.SOURCE, source);
        }
        fields.forEach((column, field) -> field.leadField().ifPresent(leadField -> {
            var text = cell(cells, column);
            if (!text.isEmpty()) {
                written.put(leadField, text);
            }
        }));
        splitName(written, text(cells, ImportField.FULL_NAME));
        return new ImportedLead(written, text(cells, ImportField.EXTERNAL_ID), text(cells, ImportField.MESSAGE), thank);
    }

    private static void splitName(Map<LeadField, String> written, @Nullable String name) {
        if (name == null || written.containsKey(LeadField.FIRST_NAME) || written.containsKey(LeadField.LAST_NAME)) {
            return;
        }
        var comma = name.indexOf(',');
        var space = name.lastIndexOf(' ');
        if (comma > 0) {
            written.put(LeadField.LAST_NAME, name.substring(0, comma).strip());
            written.put(LeadField.FIRST_NAME, name.substring(comma + 1).strip());
        } else {
            written.put(LeadField.LAST_NAME, name.substring(space + 1));
            written.put(
                    LeadField.FIRST_NAME, name.substring(0, Math.max(space, 0)).strip());
        }
        written.values().removeIf(String::isEmpty);
    }

    /** A row with more cells than the header has columns is torn: whatever stands in it may be shifted. */
    @Nullable
    FieldProblem torn(List<String> cells) {
        for (var i = columns.size(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return new FieldProblem(
                        cells.get(i),
                        "This row has " + cells.size() + " cells, the header " + columns.size()
                                + ": a text with the delimiter or a quote in it needs quotes around it.");
            }
        }
        return null;
    }

    /** The same problems, with the fields called as the columns of the file. */
    List<FieldProblem> inItsWords(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> new FieldProblem(columnOf(problem.field()), problem.message()))
                .toList();
    }

    private String columnOf(String key) {
        for (var entry : fields.entrySet()) {
            var field = entry.getValue();
            var isName = field == ImportField.FULL_NAME && (key.equals("firstName") || key.equals("lastName"));
            if (field.key().equals(key) || isName) {
                return columns.get(entry.getKey());
            }
        }
        return key;
    }

    private @Nullable String text(List<String> cells, ImportField wanted) {
        for (var entry : fields.entrySet()) {
            if (entry.getValue() == wanted) {
                var text = cell(cells, entry.getKey());
                return text.isEmpty() ? null : text;
            }
        }
        return null;
    }

    /** A quote before a sign is how spreadsheets, and our own downloads, keep a cell from being a formula. */
    private static String cell(List<String> cells, int column) {
        var text = column < cells.size() ? cells.get(column).strip() : "";
        return text.matches("(?s)'[=+\\-@].*") ? text.substring(1) : text;
    }
}
