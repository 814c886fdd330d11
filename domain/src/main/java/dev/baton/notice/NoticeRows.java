package dev.baton.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.people.PersonId;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of notices. They hold no word of a record: its title is asked for when somebody reads. */
@Component
class NoticeRows {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private static final String SELECT = """
            select n.id, n.kind, n.record_type, n.record_id, n.facts, n.created_at, n.read_at,
                   '#' || t.number || ' ' || t.subject as title
              from crm.notice n
              left join crm.ticket t on n.record_type = 'ticket' and t.id = n.record_id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    NoticeRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns false for an occasion the person was told of. */
    boolean add(PersonId person, Occasion occasion, Way way, Instant at) {
        return jdbc.sql("""
                        insert into crm.notice (id, person_id, occasion, kind, record_type, record_id, facts, way, created_at)
                        values (:id, :person, :occasion, :kind, :type, :record, cast(:facts as jsonb), :way, :at)
                        on conflict (person_id, occasion) do nothing
                        """)
                        .param("id", UuidV7.next())
                        .param("person", person.value())
                        .param("occasion", occasion.key().text())
                        .param("kind", occasion.kind().key())
                        .param("type", occasion.record().type().key())
                        .param("record", occasion.record().id())
                        .param("facts", write(occasion.facts()))
                        .param("way", way.key())
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    List<Notice> page(PersonId person, @Nullable UUID before, int size) {
        return jdbc.sql(SELECT + """
                         where n.person_id = :person and (cast(:before as uuid) is null or n.id < cast(:before as uuid))
                         order by n.id desc limit :size
                        """)
                .param("person", person.value())
                .param("before", before)
                .param("size", size)
                .query(this::notice)
                .list();
    }

    Optional<Notice> find(PersonId person, UUID id) {
        return jdbc.sql(SELECT + " where n.person_id = ? and n.id = ?")
                .params(person.value(), id)
                .query(this::notice)
                .optional();
    }

    int unread(PersonId person, int most) {
        return jdbc.sql(
                        "select count(*) from (select 1 from crm.notice where person_id = ? and read_at is null limit ?) n")
                .params(person.value(), most)
                .query(Integer.class)
                .single();
    }

    /** Marks one as read; all of the person's without an id. */
    int read(PersonId person, @Nullable UUID id, Instant at) {
        return jdbc.sql("""
                        update crm.notice set read_at = :at
                         where person_id = :person and read_at is null and (cast(:id as uuid) is null or id = cast(:id as uuid))
                        """)
                .param("at", utc(at))
                .param("person", person.value())
                .param("id", id)
                .update();
    }

    /** Takes a day for a person's digest; false if it was taken. */
    boolean claim(PersonId person, LocalDate day, Instant at) {
        return jdbc.sql("insert into crm.notice_digest (id, person_id, day, made_at) values (?, ?, ?, ?) "
                                + "on conflict (person_id, day) do nothing")
                        .params(UuidV7.next(), person.value(), day, utc(at))
                        .update()
                > 0;
    }

    boolean isClaimed(PersonId person, LocalDate day) {
        return jdbc.sql("select exists (select 1 from crm.notice_digest where person_id = ? and day = ?)")
                .params(person.value(), day)
                .query(Boolean.class)
                .single();
    }

    /** Whoever has something for a digest. */
    List<UUID> digested() {
        return jdbc.sql("""
                        select person_id from crm.notice where way = 'digest' and read_at is null and digested_at is null
                        union
                        select person_id from crm.notice_settings where jsonb_path_exists(ways, '$.* ? (@ == "digest")')
                        """).query(UUID.class).list();
    }

    /** What is unread and was in no digest yet, oldest first; from now on it was. */
    List<Notice> takeForDigest(PersonId person, Instant at) {
        var ids = jdbc.sql("""
                        update crm.notice set digested_at = :at
                         where person_id = :person and way = 'digest' and read_at is null and digested_at is null
                        returning id
                        """)
                .param("at", utc(at))
                .param("person", person.value())
                .query(UUID.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where n.id = any(?) order by n.id")
                        .param(ids.toArray(UUID[]::new))
                        .query(this::notice)
                        .list();
    }

    void forget(Instant before) {
        jdbc.sql("delete from crm.notice where created_at < ?")
                .param(utc(before))
                .update();
        jdbc.sql("delete from crm.notice_digest where made_at < ?")
                .param(utc(before))
                .update();
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                NoticeKind.parse(row.getString("kind")),
                new RecordRef(RecordType.parse(row.getString("record_type")), row.getObject("record_id", UUID.class)),
                row.getString("title"),
                readFacts(row.getString("facts")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("read_at") != null);
    }

    private String write(Map<String, String> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("These facts cannot be kept: " + facts.keySet(), cause);
        }
    }

    private Map<String, String> readFacts(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("The facts of a notice cannot be read", cause);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
