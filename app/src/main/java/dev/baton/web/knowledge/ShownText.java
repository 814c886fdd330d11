package dev.baton.web.knowledge;

import dev.baton.knowledge.Article;
import dev.baton.knowledge.ArticleState;
import dev.baton.knowledge.ArticleText;
import dev.baton.knowledge.ReadArticle;
import dev.baton.knowledge.Readers;

/** The one of an article's texts that its page shows. */
record ShownText(ArticleText text, int number, Readers readers, ArticleState state) {
    static ShownText newest(Article article) {
        return new ShownText(article.text(), article.number(), article.readers(), article.state());
    }

    static ShownText published(ReadArticle read) {
        return new ShownText(read.text(), read.number(), read.readers(), ArticleState.PUBLISHED);
    }
}
