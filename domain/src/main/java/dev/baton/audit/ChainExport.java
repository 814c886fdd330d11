package dev.baton.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A chain as lines of JSON, written and verified. */
final class ChainExport {
    private static final String FORMAT = "baton-audit-1";

    /**
     * The first line.
     *
     * @param seq the last place; 0 for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Head(
            String format,
            String tenant,
            String exportedAt,
            long seq,
            String hash,
            @Nullable String horizon) {}

    /** The last line: how many links there are. */
    private record Foot(long links) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            @Nullable Head head,
            ChainLink.@Nullable Seal seal,
            ChainLink.@Nullable Entry entry,
            @Nullable Foot end) {}

    static Anchor write(ChainRows rows, String tenant, Instant now, ObjectMapper json, Consumer<String> lines) {
        var end = rows.end();
        var anchor = end.map(ChainRows.End::anchor).orElse(new Anchor(0, ChainLink.GENESIS));
        var horizon = end.map(ChainRows.End::horizon).orElse(null);
        var head = new Head(FORMAT, tenant, now.toString(), anchor.seq(), anchor.hash(), horizon);
        var links = new AtomicLong();
        lines.accept(text(json, new Line(head, null, null, null)));
        rows.each(link -> {
            links.incrementAndGet();
            lines.accept(text(json, new Line(null, link.seal(), link.entry(), null)));
        });
        lines.accept(text(json, new Line(null, null, null, new Foot(links.get()))));
        return anchor;
    }

    /**
     * Verifies what was written.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line is none of ours, or the last one is missing; the message says which
     */
    static Verification verify(BufferedReader lines, Collection<Anchor> known, ObjectMapper json) throws IOException {
        var head = parse(json, lines.readLine(), 1).head();
        if (head == null || !FORMAT.equals(head.format())) {
            throw new IllegalArgumentException("Line 1 should say that the format is " + FORMAT);
        }
        var anchors = new ArrayList<>(known);
        if (head.seq() > 0) {
            anchors.add(new Anchor(head.seq(), head.hash()));
        }
        var verifier = new ChainVerifier(anchors, head.horizon());
        var links = 0;
        for (var text = lines.readLine(); text != null; text = lines.readLine()) {
            var line = parse(json, text, links + 2);
            if (line.end() != null) {
                return verifier.finish();
            }
            verifier.accept(new ChainLink(line.seal(), line.entry()));
            links++;
        }
        throw new IllegalArgumentException("The last line is missing: the file was cut after " + links + " links");
    }

    private static Line parse(ObjectMapper json, @Nullable String text, int number) {
        if (text == null) {
            throw new IllegalArgumentException("The file is empty");
        }
        try {
            return json.readValue(text, Line.class);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("Line " + number + " is no line of an export", cause);
        }
    }

    private static String text(ObjectMapper json, Line line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A line of the export could not be written", cause);
        }
    }

    private ChainExport() {}
}
