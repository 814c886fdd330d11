package dev.baton.web.leads;

import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadExports;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadRow;
import dev.baton.lead.LeadSort;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.SpreadsheetSafe;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Leads as a file (RFC 4180), page by page, so that a long list needs no more memory than a short one. Each export is
 * noted before its first line leaves.
 */
@Component
public class LeadCsv {
    private static final int PAGE = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "company",
            "email",
            "phone",
            "country",
            "channel",
            "status",
            "grade",
            "band",
            "score",
            "queue",
            "owner",
            "received");

    private final LeadsInSight leads;
    private final LeadExports exports;

    LeadCsv(LeadsInSight leads, LeadExports exports) {
        this.leads = leads;
        this.exports = exports;
    }

    /** Answers with the leads of that filter that the person may see. */
    public void write(LeadFilter filter, LeadSort sort, SignedIn person, HttpServletResponse response) {
        var export = exports.begun(filter, person);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("leads.csv").build().toString());
        try {
            var out = response.getWriter();
            out.write(BYTE_ORDER_MARK);
            line(out, COLUMNS.stream());
            var rows = 0L;
            String cursor = null;
            do {
                var page = leads.list(filter, sort, cursor, PAGE, person);
                for (var row : page.rows()) {
                    line(out, cells(row));
                }
                out.flush();
                rows += page.rows().size();
                cursor = page.next();
            } while (cursor != null);
            exports.ended(export, rows);
        } catch (IOException cause) {
            throw new UncheckedIOException("Whoever asked for the leads has gone", cause);
        }
    }

    private static Stream<String> cells(LeadRow row) {
        return Stream.of(
                        row.id(),
                        row.title(),
                        row.companyName(),
                        text(row.email()),
                        text(row.phone()),
                        text(row.country()),
                        row.channel().key(),
                        row.status().key(),
                        row.grade() == null ? "" : row.grade().key(),
                        row.band() == null ? "" : row.band().key(),
                        text(row.score()),
                        text(row.queue()),
                        text(row.ownerName()),
                        row.receivedAt())
                .map(Object::toString);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static void line(Writer out, Stream<String> cells) throws IOException {
        out.write(cells.map(LeadCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** Quoted always: nothing of a cell can end it. */
    static String cell(String text) {
        return "\"" + SpreadsheetSafe.cell(text).replace("\"", "\"\"") + "\"";
    }
}
