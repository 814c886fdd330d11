package dev.baton.shared;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads JSON that whole files stand in, as letters do in the inbox and the outbox. We wrote it ourselves: what others write
 * is read within Jackson's own bounds, of which the longest text is shorter than some files.
 */
public final class FilesInJson {
    private static final int LONGEST_TEXT = 100_000_000;

    public static ObjectMapper reader(ObjectMapper json) {
        var reader = json.copy();
        reader.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_TEXT)
                        .build());
        return reader;
    }

    private FilesInJson() {}
}
