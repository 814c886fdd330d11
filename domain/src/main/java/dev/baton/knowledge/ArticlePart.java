package dev.baton.knowledge;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the articles.
 *
 * @param next where the next, older part begins; null at the end
 */
public record ArticlePart(List<Article> articles, @Nullable UUID next) {
    public ArticlePart {
        articles = List.copyOf(articles);
    }
}
