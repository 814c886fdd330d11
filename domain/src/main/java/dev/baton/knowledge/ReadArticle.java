package dev.baton.knowledge;

import java.util.UUID;

/**
 * An article as its readers see it.
 *
 * @param readers whom it was published for
 * @param number of the text, for whoever says whether it helped
 */
public record ReadArticle(UUID id, String slug, Language language, Readers readers, ArticleText text, int number) {}
