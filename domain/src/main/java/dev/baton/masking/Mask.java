package dev.baton.masking;

import java.util.regex.Pattern;

/**
 * Takes people out of a text that goes to a log: e-mail addresses, telephone numbers, and the values that PostgreSQL
 * quotes when it refuses a row.
 *
 * <pre>{@code
 * Mask.text("Cannot send to ada@engines.example"); // Cannot send to a***@***
 * }</pre>
 */
public final class Mask {
    /** Looked for where a word begins only, and never by taking back: traces of exceptions are long. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\G|(?<![\\p{L}\\p{N}]))([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+'-]*+@"
                    + "(?:[\\p{L}\\p{N}-]+\\.)+[\\p{L}]{2,}");

    private static final Pattern INTERNATIONAL = Pattern.compile("(?<![\\w.:+-])\\+\\d{1,3}[\\d ()/-]{5,}\\d");
    private static final Pattern NATIONAL = Pattern.compile("(?<![\\w.:/+-])\\(?0\\d{1,5}\\)?[ /-]\\d{3,}[\\d -]*\\d");
    private static final Pattern ROW = Pattern.compile("(Failing row contains|Key \\([^)]*\\)=) ?\\(.*");
    /** Nothing is searched for in a text that holds neither. */
    private static final Pattern WORTH = Pattern.compile("@|\\d{3}|Failing row|Key \\(");

    /** The text without people. */
    public static String text(String text) {
        if (!WORTH.matcher(text).find()) {
            return text;
        }
        var masked = ROW.matcher(text).replaceAll("$1 (***)");
        if (masked.indexOf('@') >= 0) {
            masked = ADDRESS.matcher(masked).replaceAll("$1***@***");
        }
        masked = INTERNATIONAL.matcher(masked).replaceAll("+***");
        return NATIONAL.matcher(masked).replaceAll("0***");
    }

    private Mask() {}
}
