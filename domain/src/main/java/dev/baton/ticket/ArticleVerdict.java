package dev.baton.ticket;

import java.util.Locale;

/** What somebody says about an article that was drafted from a ticket. */
public enum ArticleVerdict {
    PUBLISH,
    /** It stays a draft that somebody goes on writing. */
    KEEP,
    DISCARD;

    /** Reads the word in forms: {@code publish}. */
    public static ArticleVerdict parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
