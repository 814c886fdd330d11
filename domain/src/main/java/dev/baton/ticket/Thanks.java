package dev.baton.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Knows a letter that says no more than thanks: it does not reopen what is solved. */
final class Thanks {
    private static final int MOST_WORDS = 20;
    private static final Set<String> THANKS =
            Set.of("thanks", "thank", "thx", "danke", "dank", "merci", "gracias", "grazie");
    private static final Set<String> NOTHING_NEW = Set.of(
            "thanks",
            "thank",
            "thx",
            "you",
            "very",
            "much",
            "a",
            "lot",
            "so",
            "for",
            "the",
            "your",
            "help",
            "quick",
            "fast",
            "that",
            "it",
            "works",
            "now",
            "again",
            "perfect",
            "great",
            "all",
            "good",
            "is",
            "fine",
            "solved",
            "hi",
            "hello",
            "dear",
            "best",
            "kind",
            "regards",
            "many",
            "danke",
            "dank",
            "vielen",
            "herzlichen",
            "schön",
            "sehr",
            "für",
            "die",
            "schnelle",
            "hilfe",
            "ihre",
            "eure",
            "das",
            "es",
            "funktioniert",
            "klappt",
            "jetzt",
            "wieder",
            "alles",
            "gut",
            "super",
            "prima",
            "hallo",
            "mit",
            "freundlichen",
            "grüßen",
            "grüße",
            "liebe",
            "viele",
            "freundliche",
            "merci",
            "gracias",
            "grazie");

    /** Whether the text, without what it quotes and without a signature, is thanks and nothing else. */
    static boolean isAll(String text) {
        var own = text.lines()
                .takeWhile(line -> !line.strip().equals("--") && !line.startsWith("-----"))
                .filter(line -> !line.startsWith(">"))
                .filter(line -> !line.strip().endsWith(":"))
                .reduce("", (before, line) -> before + " " + line);
        if (own.indexOf('?') >= 0) {
            return false;
        }
        var words = Arrays.stream(own.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return !words.isEmpty()
                && words.size() <= MOST_WORDS
                && words.stream().anyMatch(THANKS::contains)
                // A name at the end is no news.
                && words.stream().limit(Math.max(1, words.size() - 2L)).allMatch(NOTHING_NEW::contains);
    }

    private Thanks() {}
}
