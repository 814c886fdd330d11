package dev.baton.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes what says who somebody is out of a text, so that what was learnt from them can be told to others. */
final class Impersonal {
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+\\p{L}");

    // As people write numbers: seven digits or more, from a plus, a bracket or a zero. A day or a version is none.
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\p{N}_.,:/-])(?!\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})"
            + "(?:\\+|\\(\\+?|0)(?:[ ()/.-]{0,2}\\d){6,}(?![\\p{L}\\p{N}_])");

    /** A link of the portal opens somebody's ticket. */
    private static final Pattern KEYED_LINK = Pattern.compile("https?://\\S*/portal/\\S*[^\\s.,;:!?)>\"']");

    private static final Pattern SAID_SECRET =
            Pattern.compile("(?iu)\\b(password|passwort|kennwort|secret|token|api[- ]?key|pin)(\\s*[:=]\\s*)\\S+");

    // Sixteen letters and digits without a break: no word, and no number of a version.
    private static final Pattern KEY = Pattern.compile("(?<![\\p{L}\\p{N}_])(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])"
            + "[A-Za-z0-9_-]*[A-Za-z0-9_]{16}[A-Za-z0-9_-]*(?![\\p{L}\\p{N}])");

    private static final Pattern UUID =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\\p{L}\\p{N}])");

    /**
     * The text without addresses, numbers, keys and these words.
     *
     * @param words names; those of one letter are passed over, for they stand in every text
     */
    static String text(String text, Collection<String> words) {
        var without = PHONE.matcher(EMAIL.matcher(withoutKeys(text)).replaceAll("[e-mail]"))
                .replaceAll("[phone]");
        var names = words.stream()
                .map(String::strip)
                .filter(word -> word.length() > 1)
                // "Ada Lovelace" before "Ada".
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return names.isEmpty()
                ? without
                : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])(?:" + names + ")(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(without)
                        .replaceAll("[name]");
    }

    private static String withoutKeys(String text) {
        var withoutLinks = KEYED_LINK.matcher(text).replaceAll("[link]");
        var withoutSecrets = SAID_SECRET.matcher(withoutLinks).replaceAll("$1$2[key]");
        var withoutIds = UUID.matcher(withoutSecrets).replaceAll("[key]");
        return KEY.matcher(withoutIds).replaceAll("[key]");
    }

    private Impersonal() {}
}
