package dev.baton.knowledge;

import dev.baton.shared.NotFound;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what we know, for those who look for it and for those who are just writing about it; and hears whether it helped. */
@Service
@Transactional
public class Knowledge {
    /** More of a text than this says nothing new about it, and costs. */
    private static final int LONGEST_TEXT = 2_000;

    private static final double LIKE_ENOUGH = 0.3;

    /** Signs of Markdown that mean nothing in a line of plain text. */
    private static final Pattern MARKS = Pattern.compile("[*`#]+");

    // Plain text, for whoever shows it.
    private static final String EXCERPT = "StartSel=\"\", StopSel=\"\", MaxWords=24, MinWords=12, MaxFragments=1";

    private static final String ALL_WORDS = "websearch_to_tsquery(cast(:dictionary as regconfig), :text)";

    // A text of many words matches no article in all of them.
    private static final String ANY_WORD = "(select coalesce(string_agg(quote_literal(lexeme), ' | '), '')::tsquery "
            + "from unnest(to_tsvector(cast(:dictionary as regconfig), :text)))";

    private static final String READABLE =
            "published_number is not null and language = :language and published_for in (:readers)";

    private static final String READ = "select id, slug, language, published_title, published_body, published_number, "
            + "published_for from crm.article where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Knowledge(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All articles our people look for, drafts among them: the best first, or the newest where no words are given. */
    @Transactional(readOnly = true)
    public ArticlePart search(ArticleSearch search, int size) {
        var conditions = new StringBuilder("tenant_id = crm.current_tenant()");
        var values = new HashMap<String, Object>();
        var state = search.state();
        var readers = search.readers();
        var language = search.language();
        with(values, conditions, "state", state == null ? null : state.key(), "state = :state");
        with(values, conditions, "readers", readers == null ? null : readers.key(), "audience = :readers");
        with(values, conditions, "language", language == null ? null : language.key(), "language = :language");
        values.put("limit", size + 1);
        var words = search.words();
        if (words != null && !words.isBlank()) {
            values.put("words", cut(words));
            values.put("like", LIKE_ENOUGH);
            var best = jdbc.sql("select " + ArticleRows.COLUMNS + " from crm.article, "
                            + "websearch_to_tsquery('english', :words) as english, "
                            + "websearch_to_tsquery('german', :words) as german where " + conditions
                            + " and (language = 'en' and search @@ english or language = 'de' and search @@ german "
                            + "or public.word_similarity(:words, title) > :like) "
                            + "order by ts_rank(search, case language when 'de' then german else english end) desc, "
                            + "public.word_similarity(:words, title) desc, id desc limit :limit")
                    .params(values)
                    .query(ArticleRows::read)
                    .list();
            return new ArticlePart(best.size() <= size ? best : best.subList(0, size), null);
        }
        with(values, conditions, "before", search.before(), "id < :before");
        var found = jdbc.sql("select " + ArticleRows.COLUMNS + " from crm.article where " + conditions
                        + " order by id desc limit :limit")
                .params(values)
                .query(ArticleRows::read)
                .list();
        return found.size() <= size
                ? new ArticlePart(found, null)
                : new ArticlePart(found.subList(0, size), found.get(size - 1).id());
    }

    /**
     * What readers find by the words of a search box; the newest where there are none.
     *
     * @param readers {@link Readers#PUBLIC} finds what everybody may read, {@link Readers#INTERNAL} that and our own
     */
    @Transactional(readOnly = true)
    public List<Suggestion> find(String words, Readers readers, Language language, int limit) {
        if (words.isBlank()) {
            return jdbc.sql(
                            "select id, slug, published_title, left(published_body, 160) as excerpt from crm.article where "
                                    + READABLE + " order by id desc limit :limit")
                    .param("language", language.key())
                    .param("readers", seen(readers))
                    .param("limit", limit)
                    .query(Knowledge::suggestion)
                    .list();
        }
        var found = found(ALL_WORDS, words, readers, language, limit);
        return found.isEmpty() ? alike(words, readers, language, limit) : found;
    }

    /**
     * What may help whoever is writing this: articles that share words with it, the best first; failing that, those whose
     * title is like it.
     *
     * @param readers as in {@link #find}
     */
    @Transactional(readOnly = true)
    public List<Suggestion> suggest(String text, Readers readers, Language language, int limit) {
        if (text.isBlank()) {
            return List.of();
        }
        // A backslash in a quoted word would be one too many for the query.
        var found = found(ANY_WORD, text.replace('\\', ' '), readers, language, limit);
        return found.isEmpty() ? alike(text, readers, language, limit) : found;
    }

    private List<Suggestion> found(String query, String text, Readers readers, Language language, int limit) {
        return jdbc.sql("with asked as materialized (select " + query + " as query), best as materialized ("
                        + "select id, slug, published_title, published_body, ts_rank(published_search, query) as rank "
                        + "from crm.article, asked where " + READABLE + " and published_search @@ query "
                        + "order by rank desc, id desc limit :limit) "
                        + "select id, slug, published_title, ts_headline(cast(:dictionary as regconfig), published_body, "
                        + "query, :excerpt) as excerpt from best, asked order by rank desc, id desc")
                .param("text", cut(text))
                .param("dictionary", language.dictionary())
                .param("language", language.key())
                .param("readers", seen(readers))
                .param("excerpt", EXCERPT)
                .param("limit", limit)
                .query(Knowledge::suggestion)
                .list();
    }

    private List<Suggestion> alike(String text, Readers readers, Language language, int limit) {
        return jdbc.sql("select id, slug, published_title, left(published_body, 160) as excerpt from crm.article where "
                        + READABLE + " and public.word_similarity(published_title, :text) > :like "
                        + "order by public.word_similarity(published_title, :text) desc, id desc limit :limit")
                .param("text", cut(text))
                .param("language", language.key())
                .param("readers", seen(readers))
                .param("like", LIKE_ENOUGH)
                .param("limit", limit)
                .query(Knowledge::suggestion)
                .list();
    }

    /**
     * An article that everybody may read.
     *
     * @throws NotFound if there is none of that name, or not for everybody
     */
    @Transactional(readOnly = true)
    public ReadArticle read(String slug) {
        return jdbc.sql(READ + "slug = ? and published_for = 'public'")
                .param(slug)
                .query(Knowledge::readArticle)
                .optional()
                .orElseThrow(() -> new NotFound("article", slug));
    }

    /**
     * An article as our own people read it, whomever it was published for.
     *
     * @throws NotFound if there is none, or none that is read
     */
    @Transactional(readOnly = true)
    public ReadArticle read(UUID article) {
        return jdbc.sql(READ + "id = ? and published_number is not null")
                .param(article)
                .query(Knowledge::readArticle)
                .optional()
                .orElseThrow(() -> new NotFound("article", article));
    }

    /** A reader says whether a text helped; who says so again has changed their mind. */
    public void vote(UUID article, int number, String voter, boolean helpful) {
        var counted = jdbc.sql("""
                        insert into crm.article_vote as v (id, article_id, number, voter, helpful, at)
                        select :id, id, :number, :voter, :helpful, :at from crm.article
                         where id = :article and :number between 1 and number
                        on conflict (tenant_id, article_id, number, voter)
                           do update set helpful = excluded.helpful, at = excluded.at
                        """)
                .param("id", UuidV7.next())
                .param("article", article)
                .param("number", number)
                .param("voter", voter)
                .param("helpful", helpful)
                .param("at", ArticleRows.utc(clock.instant()))
                .update();
        if (counted == 0) {
            throw new NotFound("article", article);
        }
    }

    /** What readers said of one of an article's texts. */
    @Transactional(readOnly = true)
    public Votes votes(UUID article, int number) {
        return jdbc.sql("select count(*) filter (where helpful) as up, count(*) filter (where not helpful) as down "
                        + "from crm.article_vote where article_id = ? and number = ?")
                .params(article, number)
                .query((row, n) -> new Votes(row.getLong("up"), row.getLong("down")))
                .single();
    }

    private static ReadArticle readArticle(ResultSet row, int number) throws SQLException {
        return new ReadArticle(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                Language.parse(row.getString("language")),
                Readers.parse(row.getString("published_for")),
                new ArticleText(row.getString("published_title"), row.getString("published_body")),
                row.getInt("published_number"));
    }

    private static Suggestion suggestion(ResultSet row, int number) throws SQLException {
        return new Suggestion(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("published_title"),
                MARKS.matcher(row.getString("excerpt")).replaceAll(""));
    }

    private static List<String> seen(Readers readers) {
        return readers == Readers.PUBLIC
                ? List.of(Readers.PUBLIC.key())
                : List.of(Readers.PUBLIC.key(), Readers.INTERNAL.key());
    }

    private static String cut(String text) {
        var plain = text.replace('\0', ' ');
        return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT);
    }

    private static void with(
            Map<String, Object> values,
            StringBuilder conditions,
            String name,
            @Nullable Object value,
            String condition) {
        if (value != null) {
            values.put(name, value);
            conditions.append(" and ").append(condition);
        }
    }
}
