package dev.baton.shared;

/**
 * Text for a cell of a CSV file that a spreadsheet shows and never calculates. A cell that would begin a formula gets an
 * apostrophe in front (OWASP, CSV Injection; ASVS 5.0, 1.2.10).
 */
public final class SpreadsheetSafe {
    /** What begins a formula, also as the full-width characters that some programs read as the plain ones. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** The text as it may stand in a cell. Quotes and separators are for whoever writes the file. */
    public static String cell(String text) {
        var at = 0;
        while (at < text.length() && isUnseen(text.charAt(at))) {
            at++;
        }
        var begins = !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0
                || at < text.length() && BEGINS_FORMULA.indexOf(text.charAt(at)) >= 0;
        return begins ? "'" + text : text;
    }

    /** Blanks of all kinds and what has no width: programs leave them out before they look for a formula. */
    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private SpreadsheetSafe() {}
}
