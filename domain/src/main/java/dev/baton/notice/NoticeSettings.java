package dev.baton.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.people.PersonId;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.UuidV7;
import dev.baton.sms.QuietHours;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to be told; theirs to say, and nobody else's. */
@Service
@Transactional
public class NoticeSettings {
    private static final TypeReference<Map<String, String>> WAYS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    NoticeSettings(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public NoticePreferences of(PersonId person) {
        return jdbc.sql("select ways, phone, quiet_from, quiet_until, pressing, digest_at, version "
                        + "from crm.notice_settings where person_id = ?")
                .param(person.value())
                .query(this::preferences)
                .optional()
                .orElse(NoticePreferences.USUAL);
    }

    /**
     * Says how to be told from now on; what waits already, waits as it was told.
     *
     * @throws Invalid for texts without a number
     * @throws OptimisticLockingFailureException if it was changed since it was read
     */
    public void save(PersonId person, NoticePreferences wanted) {
        if (wanted.phone() == null && wanted.ways().containsValue(Way.SMS)) {
            throw new Invalid(List.of(new FieldProblem("phone", "notices.phone.missing")));
        }
        var quiet = wanted.quiet();
        var phone = wanted.phone();
        var saved = jdbc.sql("""
                        insert into crm.notice_settings as s (id, person_id, ways, phone, quiet_from, quiet_until, pressing,
                                                              digest_at, version)
                        values (:id, :person, cast(:ways as jsonb), :phone, :from, :until, :pressing, :digest, 1)
                        on conflict (person_id) do update
                           set ways = excluded.ways, phone = excluded.phone, quiet_from = excluded.quiet_from,
                               quiet_until = excluded.quiet_until, pressing = excluded.pressing,
                               digest_at = excluded.digest_at, version = s.version + 1
                         where s.version = :version
                        """)
                .param("id", UuidV7.next())
                .param("person", person.value())
                .param("ways", write(wanted.ways()))
                .param("phone", phone == null ? null : phone.e164())
                .param("from", quiet == null ? null : quiet.from(), Types.TIME)
                .param("until", quiet == null ? null : quiet.until(), Types.TIME)
                .param("pressing", wanted.pressing())
                .param("digest", wanted.digestAt())
                .param("version", wanted.version())
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("These settings were changed meanwhile");
        }
    }

    private NoticePreferences preferences(ResultSet row, int number) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        var until = row.getObject("quiet_until", LocalTime.class);
        var phone = row.getString("phone");
        return new NoticePreferences(
                read(row.getString("ways")),
                phone == null ? null : PhoneNumber.read(phone, null),
                from == null || until == null ? null : new QuietHours(from, until),
                row.getBoolean("pressing"),
                row.getObject("digest_at", LocalTime.class),
                row.getLong("version"));
    }

    private String write(Map<NoticeKind, Way> ways) {
        var words = new TreeMap<String, String>();
        ways.forEach((kind, way) -> words.put(kind.key(), way.key()));
        try {
            return json.writeValueAsString(words);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("These ways cannot be kept", cause);
        }
    }

    private Map<NoticeKind, Way> read(String words) {
        var ways = new EnumMap<NoticeKind, Way>(NoticeKind.class);
        try {
            json.readValue(words, WAYS).forEach((kind, way) -> ways.put(NoticeKind.parse(kind), Way.parse(way)));
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("These ways cannot be read", cause);
        }
        return ways;
    }
}
