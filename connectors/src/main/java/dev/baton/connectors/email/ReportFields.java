package dev.baton.connectors.email;

import dev.baton.mail.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the part of a report that is meant for machines (RFC 3464, RFC 5965): blocks of fields, a blank line between. */
final class ReportFields {
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST_DIAGNOSTIC = 500;

    static List<Map<String, String>> blocks(String text) {
        var blocks = new ArrayList<Map<String, String>>();
        for (var block : text.replace("\r\n", "\n").replace('\r', '\n').split("\n[ \\t]*\n")) {
            var fields = new HashMap<String, String>();
            for (var line : block.replaceAll("\n[ \\t]+", " ").split("\n")) {
                var colon = line.indexOf(':');
                if (colon > 0) {
                    fields.putIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            if (!fields.isEmpty()) {
                blocks.add(fields);
            }
        }
        return blocks;
    }

    /** What is said of each recipient. */
    static List<Delivery> deliveries(String text) {
        return blocks(text).stream()
                .filter(fields -> fields.containsKey("action"))
                .limit(MOST_RECIPIENTS)
                .map(fields -> new Delivery(
                        recipient(fields),
                        fields.getOrDefault("action", "")
                                .replaceFirst("[\\s(;].*", "")
                                .toLowerCase(Locale.ROOT),
                        status(fields),
                        diagnostic(fields)))
                .toList();
    }

    /** As we addressed it, where somebody forwarded it. */
    private static String recipient(Map<String, String> fields) {
        var named = fields.getOrDefault("original-recipient", fields.getOrDefault("final-recipient", ""));
        var address = named.substring(named.indexOf(';') + 1)
                .strip()
                .replaceAll("[<>\\s]", "")
                .toLowerCase(Locale.ROOT);
        return address.contains("@") ? address : "";
    }

    private static @Nullable String status(Map<String, String> fields) {
        var status = statusIn(fields.getOrDefault("status", ""));
        // 5.0.0 says nothing but "for good"; what the server said may say more.
        var said = statusIn(fields.getOrDefault("diagnostic-code", ""));
        return status == null || status.endsWith(".0.0") && said != null && said.charAt(0) == status.charAt(0)
                ? said
                : status;
    }

    static @Nullable String statusIn(String text) {
        var found = STATUS.matcher(text);
        return found.find() ? found.group() : null;
    }

    private static @Nullable String diagnostic(Map<String, String> fields) {
        var said = fields.get("diagnostic-code");
        return said == null ? null : shortened(said.replaceFirst("(?i)^(smtp|x-[a-z0-9-]+)\\s*;\\s*", ""));
    }

    static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_DIAGNOSTIC ? line : line.substring(0, LONGEST_DIAGNOSTIC);
    }

    private ReportFields() {}
}
