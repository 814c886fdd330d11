package dev.baton.connectors.email;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Counts the lines that part a multipart (RFC 2046, 5.1.1) without making anything of what lies between them. */
final class Boundaries {
    /**
     * @param boundary as its header names it; null where it names none, then every line that could be one counts
     * @param enough where counting stops
     */
    static int in(InputStream content, @Nullable String boundary, int enough) throws IOException {
        var mark = ("--" + (boundary == null ? "" : boundary)).getBytes(StandardCharsets.ISO_8859_1);
        var count = 0;
        // How much of the mark this line began with; -1 once it began with something else.
        var matched = 0;
        try (var bytes = new BufferedInputStream(content)) {
            for (var next = bytes.read(); next >= 0 && count < enough; next = bytes.read()) {
                if (next == '\n' || next == '\r') {
                    matched = 0;
                } else if (matched >= 0) {
                    matched = next == (mark[matched] & 0xff) ? matched + 1 : -1;
                    if (matched == mark.length) {
                        count++;
                        matched = -1;
                    }
                }
            }
        }
        return count;
    }

    private Boundaries() {}
}
