package dev.baton.sms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A word by which somebody says, with a text of nothing else, whether they want texts. */
enum TextCommand {
    STOP(
            Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "stopp"),
            Set.of("stopp")),
    START(Set.of("start", "yes", "unstop"), Set.of()),
    HELP(Set.of("help", "info", "hilfe"), Set.of("hilfe"));

    private final Set<String> words;
    private final Set<String> german;

    TextCommand(Set<String> words, Set<String> german) {
        this.words = words;
        this.german = german;
    }

    /**
     * Null for a text that is none.
     *
     * @param answeredAs what Twilio took the text for, which knows words that its account was taught; null where it does
     *     not say
     */
    static @Nullable TextCommand of(String text, @Nullable String answeredAs) {
        var word = word(text);
        return Arrays.stream(values())
                .filter(command -> command.name().equalsIgnoreCase(answeredAs))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(command -> command.words.contains(word))
                        .findFirst())
                .orElse(null);
    }

    /** Whether only a German says it so. */
    boolean isGerman(String text) {
        return german.contains(word(text));
    }

    /** People end a word with a point, and phones begin it with a capital. */
    private static String word(String text) {
        return text.strip().replaceFirst("[.!]+$", "").toLowerCase(Locale.ROOT);
    }
}
