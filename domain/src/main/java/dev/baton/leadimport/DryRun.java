package dev.baton.leadimport;

import dev.baton.lead.ImportedLead;
import dev.baton.lead.ImportedLeads;
import dev.baton.shared.FieldProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what would happen with each row; writes nothing to leads. */
@Component
class DryRun {
    /**
     * What would happen with a row.
     *
     * @param repeats the line of an earlier row about the same person
     */
    record Forecast(int number, RowPlan plan, @Nullable Integer repeats, List<FieldProblem> problems) {}

    private record Read(ImportRow row, ImportedLead lead, List<FieldProblem> problems) {
        @Nullable
        String externalId() {
            return lead.externalId();
        }

        @Nullable
        String emailKey() {
            return lead.emailKey();
        }
    }

    private final ImportedLeads leads;

    DryRun(ImportedLeads leads) {
        this.leads = leads;
    }

    List<Forecast> of(List<ImportRow> rows, ColumnMapping mapping) {
        var read = rows.stream().map(row -> read(row, mapping)).toList();
        var known = leads.known(texts(read, Read::externalId), texts(read, Read::emailKey));
        var seen = new Seen();
        var forecasts = new ArrayList<Forecast>(read.size());
        for (var one : read) {
            var number = one.row().number();
            if (!one.problems().isEmpty()) {
                forecasts.add(new Forecast(number, RowPlan.REFUSE, null, one.problems()));
                continue;
            }
            var earlier = seen.lineOf(one.lead());
            if (earlier != null) {
                forecasts.add(new Forecast(number, RowPlan.REPEAT, earlier, List.of()));
            } else {
                var plan = known.match(one.lead()).isPresent() ? RowPlan.UPDATE : RowPlan.CREATE;
                forecasts.add(new Forecast(number, plan, null, List.of()));
            }
            seen.add(one.lead(), one.row().line());
        }
        return forecasts;
    }

    /** What is wrong with a row, with the columns as the file names them. */
    List<FieldProblem> problems(List<String> cells, ColumnMapping mapping) {
        var torn = mapping.torn(cells);
        return torn != null ? List.of(torn) : mapping.inItsWords(leads.check(mapping.lead(cells)));
    }

    private Read read(ImportRow row, ColumnMapping mapping) {
        return new Read(row, mapping.lead(row.cells()), problems(row.cells(), mapping));
    }

    private interface Text {
        @Nullable
        String of(Read read);
    }

    private static Set<String> texts(List<Read> read, Text text) {
        return read.stream().map(text::of).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The rows before, found like leads are: by external id, else by address. */
    private static final class Seen {
        private final Map<String, Integer> byExternalId = new HashMap<>();
        private final Map<String, Integer> byEmail = new HashMap<>();
        private final Map<String, Integer> unnamedByEmail = new HashMap<>();

        @Nullable
        Integer lineOf(ImportedLead lead) {
            var externalId = lead.externalId();
            var email = lead.emailKey();
            if (externalId != null && byExternalId.containsKey(externalId)) {
                return byExternalId.get(externalId);
            }
            return email == null ? null : (externalId == null ? byEmail : unnamedByEmail).get(email);
        }

        void add(ImportedLead lead, int line) {
            var externalId = lead.externalId();
            var email = lead.emailKey();
            if (externalId != null) {
                byExternalId.putIfAbsent(externalId, line);
            }
            if (email != null) {
                byEmail.putIfAbsent(email, line);
                if (externalId == null) {
                    unnamedByEmail.putIfAbsent(email, line);
                }
            }
        }
    }
}
