package dev.baton.web.knowledge;

import dev.baton.knowledge.Article;
import dev.baton.knowledge.ArticleText;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of an article, as it was typed.
 *
 * @param version of what was read; 0 for a new one
 */
record ArticleForm(
        @Nullable String title,
        @Nullable String body,
        @Nullable Language language,
        @Nullable Readers readers,
        long version) {

    static ArticleForm empty(Language language) {
        return new ArticleForm("", "", language, Readers.INTERNAL, 0);
    }

    static ArticleForm of(Article article) {
        return new ArticleForm(
                article.text().title(),
                article.text().body(),
                article.language(),
                article.readers(),
                article.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    ArticleForm over(long newVersion) {
        return new ArticleForm(title, body, language, readers, newVersion);
    }

    ArticleText text() {
        return new ArticleText(Objects.requireNonNullElse(title, ""), Objects.requireNonNullElse(body, ""));
    }

    Language languageOrEnglish() {
        return Objects.requireNonNullElse(language, Language.EN);
    }

    Readers readersOrOurs() {
        return Objects.requireNonNullElse(readers, Readers.INTERNAL);
    }
}
