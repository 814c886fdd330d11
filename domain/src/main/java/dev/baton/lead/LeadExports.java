package dev.baton.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.UuidV7;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes who takes leads out as a file: before the first line leaves, and how many there were once the last one has. */
@Service
@Transactional
public class LeadExports {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    LeadExports(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** An export begins; says which. It stands in the audit trail whatever becomes of it. */
    public UUID begun(LeadFilter filter, SignedIn person) {
        var id = UuidV7.next();
        var noted = jdbc.sql("insert into crm.lead_export (id, filter, masked, started_at) "
                        + "values (:id, :filter::jsonb, :masked, :at)")
                .param("id", id)
                .param("filter", text(filter))
                .param("masked", !person.may(Right.SEE_PERSONAL_DATA))
                .param("at", now())
                .update();
        if (noted != 1) {
            throw new IllegalStateException("An export should be noted before its first line leaves");
        }
        return id;
    }

    /** Its last line has left. */
    public void ended(UUID export, long rows) {
        jdbc.sql("update crm.lead_export set rows = :rows, ended_at = :at where id = :id")
                .param("rows", rows)
                .param("at", now())
                .param("id", export)
                .update();
    }

    private String text(LeadFilter filter) {
        var asked = new LinkedHashMap<String, Object>();
        put(asked, "q", filter.q());
        put(asked, "status", filter.status());
        put(asked, "grade", filter.grade());
        put(asked, "band", filter.band());
        put(asked, "queue", filter.queue());
        put(asked, "owner", filter.ownerLogin());
        put(asked, "channel", filter.channel());
        put(asked, "from", filter.from());
        put(asked, "to", filter.to());
        try {
            return json.writeValueAsString(asked);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("A filter is plain words", cause);
        }
    }

    private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value.toString());
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
