package dev.baton.knowledge;

import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Articles and their versions, as rows. */
@Component
class ArticleRows {
    static final String COLUMNS = "id, slug, language, audience, state, title, body, number, published_number, "
            + "source_type, source_id, created_at, changed_at, version";

    private static final int SLUGS_TRIED = 50;

    private final JdbcClient jdbc;

    ArticleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Article get(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from crm.article where id = ?")
                .param(id)
                .query(ArticleRows::read)
                .optional()
                .orElseThrow(() -> new NotFound("article", id));
    }

    Optional<UUID> ofSource(RecordRef source) {
        return jdbc.sql("select id from crm.article where source_type = ? and source_id = ?")
                .params(source.type().key(), source.id())
                .query(UUID.class)
                .optional();
    }

    UUID add(ArticleText text, Language language, Readers readers, @Nullable RecordRef source, Instant now) {
        var id = UuidV7.next();
        var slug = Slugs.of(text.title());
        for (var number = 1; number <= SLUGS_TRIED; number++) {
            var added = jdbc.sql("""
                            insert into crm.article (id, slug, language, audience, state, title, body, source_type,
                                                     source_id, created_at, changed_at)
                            values (:id, :slug, :language, :readers, 'draft', :title, :body, :sourceType, :sourceId, :now, :now)
                            on conflict (tenant_id, slug) do nothing
                            """)
                    .param("id", id)
                    .param("slug", number == 1 ? slug : slug + "-" + number)
                    .param("language", language.key())
                    .param("readers", readers.key())
                    .param("title", text.title())
                    .param("body", text.body())
                    .param("sourceType", source == null ? null : source.type().key())
                    .param("sourceId", source == null ? null : source.id(), Types.OTHER)
                    .param("now", utc(now))
                    .update();
            if (added == 1) {
                keep(id, 1, text, now);
                return id;
            }
        }
        throw new IllegalStateException("There are too many articles called " + slug);
    }

    void keep(UUID article, int number, ArticleText text, Instant now) {
        jdbc.sql("insert into crm.article_version (id, article_id, number, title, body, at) "
                        + "values (:id, :article, :number, :title, :body, :now)")
                .param("id", UuidV7.next())
                .param("article", article)
                .param("number", number)
                .param("title", text.title())
                .param("body", text.body())
                .param("now", utc(now))
                .update();
    }

    /**
     * Changes columns of an article.
     *
     * @param set assignments, with the parameters they name
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    void change(UUID id, long version, String set, Map<String, ?> values, Instant now) {
        var changed = jdbc.sql("update crm.article set " + set
                        + ", changed_at = :now, version = version + 1 where id = :id and version = :version")
                .params(values)
                .param("id", id)
                .param("version", version)
                .param("now", utc(now))
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("The article was changed meanwhile");
        }
    }

    List<ArticleVersion> versions(UUID article) {
        return jdbc.sql("select number, title, actor, at from crm.article_version where article_id = ? "
                        + "order by number desc")
                .param(article)
                .query((row, n) -> new ArticleVersion(
                        row.getInt("number"),
                        row.getString("title"),
                        row.getString("actor"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<ArticleText> text(UUID article, int number) {
        return jdbc.sql("select title, body from crm.article_version where article_id = ? and number = ?")
                .params(article, number)
                .query((row, n) -> new ArticleText(row.getString("title"), row.getString("body")))
                .optional();
    }

    static Article read(ResultSet row, int number) throws SQLException {
        var source = row.getString("source_type");
        return new Article(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                Language.parse(row.getString("language")),
                Readers.parse(row.getString("audience")),
                ArticleState.parse(row.getString("state")),
                new ArticleText(row.getString("title"), row.getString("body")),
                row.getInt("number"),
                row.getObject("published_number", Integer.class),
                source == null ? null : new RecordRef(RecordType.parse(source), row.getObject("source_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
