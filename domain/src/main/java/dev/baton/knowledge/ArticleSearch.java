package dev.baton.knowledge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which articles our people look for; null asks for any.
 *
 * @param words as people type them into a search box
 * @param before only articles older than this one; of a search by words there is one page, the best first
 */
public record ArticleSearch(
        @Nullable String words,
        @Nullable ArticleState state,
        @Nullable Readers readers,
        @Nullable Language language,
        @Nullable UUID before) {
    public static final ArticleSearch ALL = new ArticleSearch(null, null, null, null, null);
}
