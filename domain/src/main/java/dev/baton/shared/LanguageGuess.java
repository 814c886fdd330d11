package dev.baton.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Guesses the language of a text by its small words; wrong now and then for very short ones. */
public final class LanguageGuess {
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
                    Set.of(
                            "the", "and", "we", "you", "is", "for", "with", "are", "would", "please", "our", "your",
                            "have"),
            "de",
                    Set.of(
                            "der", "die", "das", "und", "wir", "ist", "mit", "für", "nicht", "bitte", "ich", "sie",
                            "eine", "uns"),
            "fr",
                    Set.of(
                            "le", "la", "les", "et", "nous", "vous", "est", "pour", "avec", "une", "des", "merci",
                            "bonjour"),
            "es", Set.of("el", "los", "las", "y", "nosotros", "para", "con", "una", "por", "gracias", "que", "hola"),
            "it", Set.of("il", "gli", "e", "noi", "per", "con", "una", "che", "grazie", "sono", "di", "buongiorno"),
            "nl", Set.of("de", "het", "en", "wij", "voor", "met", "een", "niet", "graag", "ik", "u", "van"));
    private static final int ENOUGH = 3;

    /** The language most of its small words are of; the other one when there are too few. */
    public static String of(String text, String otherwise) {
        var words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        var best = otherwise;
        var most = ENOUGH - 1L;
        for (var language : new TreeMap<>(SMALL_WORDS).entrySet()) {
            var hits =
                    Arrays.stream(words).filter(language.getValue()::contains).count();
            if (hits > most) {
                most = hits;
                best = language.getKey();
            }
        }
        return best;
    }

    private LanguageGuess() {}
}
