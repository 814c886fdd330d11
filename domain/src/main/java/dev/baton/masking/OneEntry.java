package dev.baton.masking;

import java.util.regex.Pattern;

/**
 * Text in a log that cannot pass for an entry of its own: further lines are marked, and no sign moves a terminal's cursor
 * (OWASP ASVS 5.0, 16.4.1).
 */
final class OneEntry {
    private static final String MARK = "  | ";
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n\u000b\u000c\u0085\u2028\u2029]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f\\p{Cf}&&[^\t\n]]");
    /** How lines begin that a stack trace has of itself. */
    private static final Pattern OF_A_TRACE =
            Pattern.compile("\\s+(?:at |\\.\\.\\. \\d+ |Suppressed: |Caused by: ).*|Caused by: .*|Wrapped by: .*");

    static String message(String text) {
        return CONTROL.matcher(LINE_END.matcher(text).replaceAll("\n" + MARK)).replaceAll("?");
    }

    /** The first line is the exception's own. */
    static String trace(String text) {
        var lines = LINE_END.split(text, -1);
        var whole = new StringBuilder();
        for (var i = 0; i < lines.length; i++) {
            var known =
                    i == 0 || lines[i].isEmpty() || OF_A_TRACE.matcher(lines[i]).matches();
            whole.append(i == 0 ? "" : "\n").append(known ? "" : MARK).append(lines[i]);
        }
        return CONTROL.matcher(whole).replaceAll("?");
    }

    private OneEntry() {}
}
