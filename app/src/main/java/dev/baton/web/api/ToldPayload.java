package dev.baton.web.api;

import dev.baton.identity.Masked;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.CustomerLinks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message carries as its ledger tells it: of its files that they are there, never what is in
 * them; of its links where they lead, never the key.
 */
final class ToldPayload {
    private static final String FILES = "enclosures";

    static Map<String, Object> of(Map<String, Object> payload, SignedIn reader) {
        var told = new LinkedHashMap<>(payload);
        told.replaceAll((name, value) -> value instanceof String text ? CustomerLinks.withoutKeys(text) : value);
        if (!(payload.get(FILES) instanceof List<?> files)) {
            return told;
        }
        told.put(
                FILES,
                files.stream()
                        .filter(Map.class::isInstance)
                        .map(file -> file((Map<?, ?>) file, reader))
                        .toList());
        return told;
    }

    private static Map<String, Object> file(Map<?, ?> file, SignedIn reader) {
        var name = text(file, "fileName");
        return Map.of(
                "fileName",
                reader.may(Right.SEE_PERSONAL_DATA) ? name : Masked.fileName(name),
                "contentType",
                text(file, "contentType"),
                "size",
                file.get("size") instanceof Number size ? size.longValue() : size(text(file, "content")));
    }

    private static String text(Map<?, ?> file, String field) {
        return file.get(field) instanceof String text ? text : "";
    }

    /** How many bytes there are, without decoding them. */
    private static long size(String base64) {
        var padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() / 4L * 3 - padding;
    }

    private ToldPayload() {}
}
