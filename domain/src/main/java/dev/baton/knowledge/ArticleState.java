package dev.baton.knowledge;

import java.util.Locale;

/** How far an article has come: written, looked at by somebody, shown to readers, taken away. */
public enum ArticleState {
    DRAFT,
    REVIEW,
    PUBLISHED,
    RETIRED;

    /** The word in tables: {@code draft}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static ArticleState parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
