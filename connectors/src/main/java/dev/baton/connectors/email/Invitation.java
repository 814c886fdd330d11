package dev.baton.connectors.email;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first event of a calendar file (RFC 5545) in a few lines, for who reads the letter without a calendar. */
final class Invitation {
    private static final Pattern WHEN = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\d(Z)?)?");
    private static final Pattern ZONE = Pattern.compile("(?i);TZID=\"?([^;:\"]{1,60})");
    private static final int LONGEST = 20_000;

    /** Empty where it holds no event. */
    static String inWords(String calendar) {
        var event = event(calendar.length() <= LONGEST ? calendar : calendar.substring(0, LONGEST));
        if (event.isEmpty()) {
            return "";
        }
        var words = new StringBuilder();
        line(words, event.get("SUMMARY"));
        var from = when(event.get("DTSTART"));
        var to = when(event.get("DTEND"));
        line(words, from.isEmpty() ? null : ":" + from + (to.isEmpty() ? "" : " - " + to));
        line(words, event.get("LOCATION"));
        line(words, event.get("ORGANIZER"));
        return words.toString().strip();
    }

    private static void line(StringBuilder words, @Nullable String property) {
        if (property != null) {
            var value = value(property).replaceFirst("(?i)^mailto:", "");
            words.append(value.replaceAll("\\s+", " ").strip()).append('\n');
        }
    }

    /** Its lines by name, each with its parameters. */
    private static Map<String, String> event(String calendar) {
        var lines = new LinkedHashMap<String, String>();
        var within = false;
        for (var line :
                calendar.replace("\r\n", "\n").replaceAll("\n[ \\t]", "").split("\n")) {
            var upper = line.strip().toUpperCase(Locale.ROOT);
            if (upper.equals("BEGIN:VEVENT")) {
                within = true;
            } else if (upper.startsWith("BEGIN:") && within || upper.equals("END:VEVENT")) {
                return lines;
            } else if (within) {
                var end = 0;
                while (end < line.length() && line.charAt(end) != ':' && line.charAt(end) != ';') {
                    end++;
                }
                lines.putIfAbsent(line.substring(0, end).toUpperCase(Locale.ROOT), line.substring(end));
            }
        }
        return lines;
    }

    /** What stands behind the colon that is in no quotes. */
    private static String value(String property) {
        var quoted = false;
        for (var i = 0; i < property.length(); i++) {
            if (property.charAt(i) == '"') {
                quoted = !quoted;
            } else if (property.charAt(i) == ':' && !quoted) {
                return property.substring(i + 1)
                        .replace("\\n", " ")
                        .replace("\\N", " ")
                        .replaceAll("\\\\(.)", "$1");
            }
        }
        return "";
    }

    private static String when(@Nullable String property) {
        if (property == null) {
            return "";
        }
        var found = WHEN.matcher(value(property));
        if (!found.lookingAt()) {
            return "";
        }
        var day = found.group(1) + "-" + found.group(2) + "-" + found.group(3);
        if (found.group(4) == null) {
            return day;
        }
        var zone = ZONE.matcher(property);
        var where = found.group(6) != null ? " UTC" : zone.find() ? " (" + zone.group(1) + ")" : "";
        return day + " " + found.group(4) + ":" + found.group(5) + where;
    }

    private Invitation() {}
}
