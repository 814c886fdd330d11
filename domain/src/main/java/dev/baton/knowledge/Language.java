package dev.baton.knowledge;

import java.util.Locale;

/** The languages articles are written in, and so searched in. */
public enum Language {
    EN("english"),
    DE("german");

    private final String dictionary;

    Language(String dictionary) {
        this.dictionary = dictionary;
    }

    /** PostgreSQL's text search configuration. */
    String dictionary() {
        return dictionary;
    }

    /** The word in tables: {@code en}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static Language parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The reader's, or English where we write none of theirs. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("de") ? DE : EN;
    }
}
