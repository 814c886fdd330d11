package dev.baton.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of requests to be forgotten. */
@Component
class ErasureRows {
    private static final String VIEW = """
            select r.*, s.email, s.phone, s.name, s.record_type, s.record_id
              from crm.erasure_request r left join crm.erasure_subject s on s.id = r.id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ErasureRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(ErasureId id, String channel, String by, Instant at, Instant due, boolean dispute, Subject subject) {
        expectOne(jdbc.sql("""
                        insert into crm.erasure_request (id, channel, requested_by, received_at, due_at, state, dispute)
                        values (:id, :channel, :by, :at, :due, 'searching', :dispute)
                        """)
                .param("id", id.value())
                .param("channel", channel)
                .param("by", by)
                .param("at", utc(at))
                .param("due", utc(due))
                .param("dispute", dispute)
                .update());
        var record = subject.record();
        expectOne(jdbc.sql("""
                        insert into crm.erasure_subject (id, email, phone, name, reply_to, language, record_type, record_id)
                        values (:id, :email, :phone, :name, :replyTo, :language, :type, :record)
                        """)
                .param("id", id.value())
                .param("email", subject.email())
                .param("phone", subject.phone())
                .param("name", subject.name())
                .param("replyTo", subject.replyTo())
                .param("language", subject.language())
                .param("type", record == null ? null : record.type().key())
                .param("record", record == null ? null : record.id())
                .update());
    }

    /** The request about the same record or address that is not answered yet. */
    Optional<ErasureId> open(Subject subject) {
        var record = subject.record();
        return jdbc.sql("""
                        select s.id from crm.erasure_subject s join crm.erasure_request r on r.id = s.id
                         where r.state <> 'answered' and (s.record_id = :record or lower(s.email) = lower(:email))
                         order by s.id limit 1
                        """)
                .param("record", record == null ? null : record.id(), Types.OTHER)
                .param("email", subject.email(), Types.VARCHAR)
                .query((row, number) -> new ErasureId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Whom the request is about; empty once it is answered. */
    Optional<Subject> subject(ErasureId id) {
        return jdbc.sql("select * from crm.erasure_subject where id = ?")
                .param(id.value())
                .query((row, number) -> new Subject(
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("name"),
                        row.getString("reply_to"),
                        row.getString("language"),
                        record(row)))
                .optional();
    }

    /** The person as the search found them; empty before it, and once the request is answered. */
    Optional<Person> person(ErasureId id) {
        return jdbc.sql("select person from crm.erasure_subject where id = ? and person is not null")
                .param(id.value())
                .query((row, number) -> read(row.getString("person")))
                .optional();
    }

    void found(ErasureId id, Person person, Map<Place, Integer> places) {
        expectOne(jdbc.sql(
                        "update crm.erasure_subject set person = cast(:person as jsonb), language = :language where id = :id")
                .param("person", write(person))
                .param("language", person.language())
                .param("id", id.value())
                .update());
        for (var record : person.records()) {
            jdbc.sql("""
                            insert into crm.erasure_record (id, request_id, record_type, record_id)
                            values (:id, :request, :type, :record) on conflict (request_id, record_id) do nothing
                            """)
                    .param("id", UuidV7.next())
                    .param("request", id.value())
                    .param("type", record.type().key())
                    .param("record", record.id())
                    .update();
        }
        places.forEach((place, count) -> jdbc.sql("""
                        insert into crm.erasure_finding (id, request_id, place, kind, found)
                        values (:id, :request, :place, :kind, :found)
                        on conflict (request_id, place) do update set found = excluded.found
                        """)
                .param("id", UuidV7.next())
                .param("request", id.value())
                .param("place", place.key())
                .param("kind", place.kind().key())
                .param("found", count)
                .update());
    }

    void decided(ErasureId id, Hold hold) {
        jdbc.sql("""
                        update crm.erasure_finding set action = :action, reason = :reason, law = :law, keep_years = :years
                         where request_id = :id and kind = :kind
                        """)
                .param("action", hold.action().key())
                .param("reason", hold.reason())
                .param("law", hold.law())
                .param("years", hold.keepYears())
                .param("id", id.value())
                .param("kind", hold.kind())
                .update();
    }

    List<Finding> findings(ErasureId id) {
        return jdbc
                .sql("select * from crm.erasure_finding where request_id = ?")
                .param(id.value())
                .query((row, number) -> {
                    var action = row.getString("action");
                    return new Finding(
                            Place.parse(row.getString("place")),
                            row.getInt("found"),
                            action == null ? null : ErasureOutcome.parse(action),
                            row.getString("reason"),
                            row.getString("law"),
                            row.getInt("keep_years"));
                })
                .list()
                .stream()
                .sorted((one, other) -> one.place().compareTo(other.place()))
                .toList();
    }

    void keep(ErasureId id, Collection<UUID> records) {
        jdbc.sql("update crm.erasure_record set kept = record_id = any(:records) where request_id = :id")
                .param("records", records.toArray(UUID[]::new))
                .param("id", id.value())
                .update();
    }

    Set<UUID> kept(ErasureId id) {
        return Set.copyOf(jdbc.sql("select record_id from crm.erasure_record where request_id = ? and kept")
                .param(id.value())
                .query(UUID.class)
                .list());
    }

    /** Changes columns of a request; each is named by a constant of ours. */
    void set(ErasureId id, Map<String, Object> values) {
        var assignments = values.keySet().stream()
                .map(column -> column + " = :" + column)
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        expectOne(jdbc.sql("update crm.erasure_request set " + assignments + ", version = version + 1 where id = :id")
                .params(values)
                .param("id", id.value())
                .update());
    }

    /** Nobody knows any more whom the request was about. */
    void forgetSubject(ErasureId id) {
        if (jdbc.sql("delete from crm.erasure_subject where id = ?")
                        .param(id.value())
                        .update()
                > 1) {
            throw new IllegalStateException("A request is about one person");
        }
    }

    ErasureView view(ErasureId id) {
        return jdbc.sql(VIEW + "where r.id = ?")
                .param(id.value())
                .query((row, number) -> view(row, findings(id)))
                .optional()
                .orElseThrow(() -> new NotFound("erasure request", id));
    }

    ErasureList list(@Nullable ErasureId after, int size) {
        var found = jdbc.sql(
                        VIEW + "where cast(:after as uuid) is null or r.id < :after order by r.id desc limit :size")
                .param("after", after == null ? null : after.value(), Types.OTHER)
                .param("size", size + 1)
                .query((row, number) -> view(row, List.of()))
                .list();
        var page = found.subList(0, Math.min(size, found.size()));
        return new ErasureList(page, found.size() > size ? page.get(size - 1).id() : null);
    }

    private static ErasureView view(ResultSet row, List<Finding> findings) throws SQLException {
        var record = record(row);
        var keep = row.getObject("keep_until", LocalDate.class);
        var email = row.getString("email");
        return new ErasureView(
                new ErasureId(row.getObject("id", UUID.class)),
                row.getString("channel"),
                row.getString("requested_by"),
                instant(row, "received_at"),
                instant(row, "due_at"),
                ErasureState.parse(row.getString("state")),
                row.getBoolean("dispute"),
                outcome(row, "proposal"),
                outcome(row, "outcome"),
                row.getString("decided_by"),
                instantOrNull(row, "decided_at"),
                row.getString("decision_note"),
                instantOrNull(row, "erased_at"),
                instantOrNull(row, "reported_at"),
                instantOrNull(row, "answered_at"),
                keep,
                email == null ? row.getString("name") : email,
                record == null ? null : record.toString(),
                findings,
                row.getLong("version"));
    }

    private static @Nullable RecordRef record(ResultSet row) throws SQLException {
        var type = row.getString("record_type");
        return type == null ? null : new RecordRef(RecordType.parse(type), row.getObject("record_id", UUID.class));
    }

    private static @Nullable ErasureOutcome outcome(ResultSet row, String column) throws SQLException {
        var word = row.getString(column);
        return word == null ? null : ErasureOutcome.parse(word);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static void expectOne(int changed) {
        if (changed != 1) {
            throw new IllegalStateException("One request should change, not " + changed);
        }
    }

    private String write(Person person) {
        try {
            return json.writeValueAsString(person);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A person is plain values", cause);
        }
    }

    private Person read(String text) {
        try {
            return json.readValue(text, Person.class);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("What was searched for should be readable", cause);
        }
    }
}
