package dev.baton.shared;

import org.jspecify.annotations.Nullable;

/** Frees what people and machines send from what nobody can see. */
public final class Texts {
    /** On one line, without control characters, single spaces. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
    }

    /** Several lines, without control characters. */
    public static String block(String text) {
        return text.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
    }

    /** At most so many characters. */
    public static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** Null where there is nothing to read. */
    public static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private Texts() {}
}
