package dev.baton.sms;

import java.util.ArrayList;
import java.util.List;

/**
 * How a text travels, and what it costs: one SMS, or several that the receiving phone puts together again. Each holds 160
 * septets of the GSM alphabet (3GPP TS 23.038), or 70 UTF-16 code units if a single character is not in that alphabet;
 * one of several holds 153 or 67, for it says which one it is.
 *
 * <pre>{@code
 * Segments.of("See you at 9").count();  // 1
 * Segments.of("€".repeat(81)).count();  // 2: a euro takes two septets
 * }</pre>
 *
 * @param units septets or UTF-16 code units of the whole text
 * @param parts the text of each SMS
 */
public record Segments(Alphabet alphabet, int units, List<String> parts) {
    /** How the characters of an SMS are written. */
    public enum Alphabet {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int together;

        Alphabet(int alone, int together) {
            this.alone = alone;
            this.together = together;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Two septets each: an escape and a second one, which must not be parted. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    public Segments {
        parts = List.copyOf(parts);
    }

    public static Segments of(String text) {
        var alphabet = text.chars().allMatch(letter -> septets(letter) > 0) ? Alphabet.GSM_7 : Alphabet.UCS_2;
        var units = text.codePoints().map(letter -> units(alphabet, letter)).sum();
        return new Segments(alphabet, units, units <= alphabet.alone ? List.of(text) : parted(alphabet, text));
    }

    /** How many SMS it is. */
    public int count() {
        return parts.size();
    }

    private static List<String> parted(Alphabet alphabet, String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var filled = 0;
        for (var letter : text.codePoints().toArray()) {
            var units = units(alphabet, letter);
            if (filled + units > alphabet.together) {
                parts.add(part.toString());
                part.setLength(0);
                filled = 0;
            }
            part.appendCodePoint(letter);
            filled += units;
        }
        parts.add(part.toString());
        return parts;
    }

    private static int units(Alphabet alphabet, int letter) {
        return alphabet == Alphabet.GSM_7 ? septets(letter) : Character.charCount(letter);
    }

    /** 0 for what the alphabet lacks. */
    private static int septets(int letter) {
        return BASIC.indexOf(letter) >= 0 ? 1 : EXTENDED.indexOf(letter) >= 0 ? 2 : 0;
    }
}
