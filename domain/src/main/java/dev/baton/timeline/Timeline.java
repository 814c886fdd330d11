package dev.baton.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.CustomerLinks;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what happened to each record, in the order it happened. */
@Service
@Transactional
public class Timeline {
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Timeline(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @CanIgnoreReturnValue
    public ActivityId add(NewActivity activity) {
        var id = ActivityId.create();
        jdbc.sql("insert into crm.activity (id, record_type, record_id, kind, direction, occurred_at, subject, body, "
                        + "body_html, message_id, detail) values (:id, :recordType, :recordId, :kind, :direction, "
                        + ":occurredAt, :subject, :body, :html, :messageId, :detail::jsonb)")
                .param("id", id.value())
                .param("recordType", activity.record().type().key())
                .param("recordId", activity.record().id())
                .param("kind", activity.kind().key())
                .param("direction", activity.direction().key())
                .param("occurredAt", utc(activity.occurredAt()))
                .param("subject", activity.subject())
                .param("body", shown(activity.body()))
                .param("html", shown(activity.html()))
                .param("messageId", activity.messageId())
                .param("detail", write(activity.detail()))
                .update();
        for (var file : activity.attachments()) {
            jdbc.sql("insert into crm.attachment (id, activity_id, file_name, content_type, size, content) "
                            + "values (?, ?, ?, ?, ?, ?)")
                    .params(
                            UuidV7.next(),
                            id.value(),
                            file.fileName(),
                            file.contentType(),
                            (long) file.content().length,
                            file.content())
                    .update();
        }
        return id;
    }

    /** Our people read it, and none of them is to act as the customer. */
    private static @Nullable String shown(@Nullable String text) {
        return text == null ? null : CustomerLinks.withoutKeys(text);
    }

    /** A part of a record's timeline, newest first; two statements however long it is. */
    public TimelinePage page(RecordRef record, @Nullable String cursor, int size) {
        var from = cursor == null ? Cursor.NEWEST : Cursor.parse(cursor);
        var rows = jdbc.sql("select id, record_type, record_id, kind, direction, occurred_at, actor, subject, body, "
                        + "body_html, message_id, detail from crm.activity "
                        + "where record_type = ? and record_id = ? and (occurred_at, id) < (?, ?) "
                        + "order by occurred_at desc, id desc limit ?")
                .params(record.type().key(), record.id(), utc(from.at()), from.id(), size + 1)
                .query(this::activity)
                .list();
        return part(rows, size);
    }

    /** The newest part of each of these timelines, newest first; two statements however many they are. */
    public Map<RecordRef, List<Activity>> newestOf(Collection<RecordRef> records, int size) {
        var rows = jdbc.sql("""
                        select a.* from unnest(:types::text[], :ids::uuid[]) as wanted (type, id)
                         cross join lateral (
                           select id, record_type, record_id, kind, direction, occurred_at, actor, subject, body, body_html,
                                  message_id, detail
                             from crm.activity where record_type = wanted.type and record_id = wanted.id
                            order by occurred_at desc, id desc limit :size) as a
                         order by a.occurred_at desc, a.id desc
                        """)
                .param("types", RecordRef.types(records))
                .param("ids", RecordRef.ids(records))
                .param("size", size)
                .query(this::activity)
                .list();
        return withAttachments(rows).stream().collect(Collectors.groupingBy(Activity::record));
    }

    /** A part of a record's timeline that shows only these kinds, newest first. */
    public TimelinePage page(RecordRef record, Set<ActivityKind> kinds, @Nullable String cursor, int size) {
        var from = cursor == null ? Cursor.NEWEST : Cursor.parse(cursor);
        var rows = jdbc.sql("select id, record_type, record_id, kind, direction, occurred_at, actor, subject, body, "
                        + "body_html, message_id, detail from crm.activity "
                        + "where record_type = ? and record_id = ? and (occurred_at, id) < (?, ?) and kind = any(?) "
                        + "order by occurred_at desc, id desc limit ?")
                .params(
                        record.type().key(),
                        record.id(),
                        utc(from.at()),
                        from.id(),
                        kinds.stream().map(ActivityKind::key).toArray(String[]::new),
                        size + 1)
                .query(this::activity)
                .list();
        return part(rows, size);
    }

    public Optional<Activity> find(ActivityId id) {
        return withAttachments(jdbc.sql("select id, record_type, record_id, kind, direction, occurred_at, actor, "
                                + "subject, body, body_html, message_id, detail from crm.activity where id = ?")
                        .param(id.value())
                        .query(this::activity)
                        .list())
                .stream()
                .findFirst();
    }

    /** What happened to a record since then, oldest first, without its words. */
    public List<Happened> since(RecordRef record, Instant from) {
        return jdbc.sql("select kind, direction, occurred_at from crm.activity "
                        + "where record_type = ? and record_id = ? and occurred_at >= ? order by occurred_at, id")
                .params(record.type().key(), record.id(), utc(from))
                .query((row, number) -> new Happened(
                        ActivityKind.parse(row.getString("kind")),
                        Direction.parse(row.getString("direction")),
                        row.getTimestamp("occurred_at").toInstant()))
                .list();
    }

    /** The newest mail of a record, to which the next one answers. */
    public Optional<String> lastMessageId(RecordRef record) {
        return jdbc.sql("select message_id from crm.activity where record_type = ? and record_id = ? "
                        + "and message_id is not null order by occurred_at desc, id desc limit 1")
                .params(record.type().key(), record.id())
                .query(String.class)
                .optional();
    }

    /** The Message-IDs of all mails of a record, oldest first. */
    public List<String> messageIds(RecordRef record) {
        return jdbc.sql("select message_id from crm.activity where record_type = ? and record_id = ? "
                        + "and message_id is not null order by occurred_at, id")
                .params(record.type().key(), record.id())
                .query(String.class)
                .list();
    }

    public AttachmentContent attachment(UUID id) {
        return jdbc.sql("select id, file_name, content_type, size, content from crm.attachment where id = ?")
                .param(id)
                .query((row, number) -> new AttachmentContent(info(row), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new NotFound("attachment", id));
    }

    /** The entry that a file came with; empty if there is no such file. */
    public Optional<Activity> activityOfAttachment(UUID id) {
        return jdbc.sql("select activity_id from crm.attachment where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(activity -> find(new ActivityId(activity)));
    }

    /** The record on whose timeline a file is; empty if there is no such file. */
    public Optional<RecordRef> recordOfAttachment(UUID id) {
        return jdbc.sql("select a.record_type, a.record_id from crm.attachment f "
                        + "join crm.activity a on a.id = f.activity_id where f.id = ?")
                .param(id)
                .query((row, number) -> record(row))
                .optional();
    }

    /** The record a mail belongs to: that of the first of the ids (nearest first) that is on a timeline. */
    public Optional<RecordRef> findByMessageId(List<String> messageIds) {
        var ids = messageIds.toArray(String[]::new);
        return jdbc.sql("select record_type, record_id from crm.activity where message_id = any(?) "
                        + "order by array_position(?, message_id), id limit 1")
                .params(ids, ids)
                .query((row, number) -> record(row))
                .optional();
    }

    /** Moves a whole timeline to another record; says what was moved, so that it can be taken back. */
    public List<ActivityId> move(RecordRef from, RecordRef to) {
        return jdbc.sql("update crm.activity set record_type = ?, record_id = ?, version = version + 1 "
                        + "where record_type = ? and record_id = ? returning id")
                .params(to.type().key(), to.id(), from.type().key(), from.id())
                .query((row, number) -> new ActivityId(row.getObject("id", UUID.class)))
                .list();
    }

    /** All entries of a record. */
    public Set<ActivityId> idsOf(RecordRef record) {
        return jdbc
                .sql("select id from crm.activity where record_type = ? and record_id = ?")
                .params(record.type().key(), record.id())
                .query(UUID.class)
                .stream()
                .map(ActivityId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Moves single entries (back) to a record. */
    public void moveThese(Collection<ActivityId> activities, RecordRef to) {
        jdbc.sql("update crm.activity set record_type = ?, record_id = ?, version = version + 1 where id = any(?)")
                .params(
                        to.type().key(),
                        to.id(),
                        activities.stream().map(ActivityId::value).toArray(UUID[]::new))
                .update();
    }

    /** Forgets every word and file of a record's timeline; that something happened, and when, stays. */
    public void erase(RecordRef record) {
        jdbc.sql("delete from crm.attachment where activity_id in "
                        + "(select id from crm.activity where record_type = ? and record_id = ?)")
                .params(record.type().key(), record.id())
                .update();
        jdbc.sql("update crm.activity set subject = null, body = null, body_html = null, message_id = null, "
                        + "detail = '{}', version = version + 1 where record_type = ? and record_id = ?")
                .params(record.type().key(), record.id())
                .update();
    }

    private TimelinePage part(List<Activity> rows, int size) {
        var shown = rows.size() > size ? rows.subList(0, size) : rows;
        var next = rows.size() > size ? Cursor.after(shown.get(size - 1)).toString() : null;
        return new TimelinePage(withAttachments(shown), next);
    }

    private List<Activity> withAttachments(List<Activity> activities) {
        if (activities.isEmpty()) {
            return activities;
        }
        var files = new HashMap<UUID, List<AttachmentInfo>>();
        jdbc.sql("select activity_id, id, file_name, content_type, size from crm.attachment "
                        + "where activity_id = any(?) order by id")
                .param(activities.stream().map(a -> a.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    files.computeIfAbsent(row.getObject("activity_id", UUID.class), id -> new ArrayList<>())
                            .add(info(row));
                });
        return activities.stream()
                .map(a -> a.with(files.getOrDefault(a.id().value(), List.of())))
                .toList();
    }

    private Activity activity(ResultSet row, int number) throws SQLException {
        return new Activity(
                new ActivityId(row.getObject("id", UUID.class)),
                record(row),
                ActivityKind.parse(row.getString("kind")),
                Direction.parse(row.getString("direction")),
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("actor"),
                row.getString("subject"),
                shown(row.getString("body")),
                shown(row.getString("body_html")),
                row.getString("message_id"),
                read(row.getString("detail")),
                List.of());
    }

    private static RecordRef record(ResultSet row) throws SQLException {
        return new RecordRef(RecordType.parse(row.getString("record_type")), row.getObject("record_id", UUID.class));
    }

    private static AttachmentInfo info(ResultSet row) throws SQLException {
        return new AttachmentInfo(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("content_type"),
                row.getLong("size"));
    }

    private String write(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("These facts of an activity cannot be kept: " + facts.keySet(), cause);
        }
    }

    private Map<String, Object> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("The facts of an activity cannot be read", cause);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
