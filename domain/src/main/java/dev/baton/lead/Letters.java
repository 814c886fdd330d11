package dev.baton.lead;

import dev.baton.shared.Wording;

/** The words of our letters to and about leads. */
final class Letters {
    private static final Wording WORDS = new Wording("dev.baton.lead.letters");

    static String text(String language, String key, Object... arguments) {
        return WORDS.text(language, key, arguments);
    }

    private Letters() {}
}
