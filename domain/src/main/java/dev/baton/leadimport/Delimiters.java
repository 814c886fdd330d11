package dev.baton.leadimport;

import java.util.ArrayList;
import java.util.List;

/** Finds what stands between the cells of a file: what divides its first records most, and most evenly. */
final class Delimiters {
    private static final char[] KNOWN = {',', ';', '\t', '|'};
    private static final int LOOKED_AT = 50;

    static boolean isKnown(char delimiter) {
        return new String(KNOWN).indexOf(delimiter) >= 0;
    }

    static String nameOf(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '|' -> "bar";
            default -> "tab";
        };
    }

    static char of(String text) {
        var best = KNOWN[0];
        var bestScore = 0.0;
        for (var delimiter : KNOWN) {
            var score = score(text, delimiter);
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String text, char delimiter) {
        var counts = countsPerRecord(text, delimiter);
        if (counts.isEmpty()) {
            return 0;
        }
        int header = counts.get(0);
        var even = counts.stream().filter(count -> count == header).count();
        return header * (double) even / counts.size();
    }

    private static List<Integer> countsPerRecord(String text, char delimiter) {
        var counts = new ArrayList<Integer>();
        var quoted = false;
        var empty = true;
        var count = 0;
        for (var i = 0; i < text.length() && counts.size() < LOOKED_AT; i++) {
            var c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                empty = false;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!empty) {
                    counts.add(count);
                }
                count = 0;
                empty = true;
            } else {
                empty = false;
                count += !quoted && c == delimiter ? weight(text, i) : 0;
            }
        }
        if (!empty && counts.size() < LOOKED_AT) {
            counts.add(count);
        }
        return counts;
    }

    /** In sentences and names a space follows; between cells it seldom does. */
    private static int weight(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == ' ' ? 1 : 2;
    }

    private Delimiters() {}
}
