package dev.baton.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What merges moved, so that they can be taken back. */
@Component
class MergeJournal {
    /** What one merge moved, and what the survivor learned by it. */
    record Moved(
            RecordRef survivor, List<UUID> activities, List<UUID> consents, Inherited inherited, Instant undoUntil) {}

    /**
     * The same as it is kept.
     *
     * @param inherited null in journals of before anything was inherited
     */
    record Rows(
            List<UUID> activities,
            List<UUID> consents,
            @Nullable List<String> inherited) {
        Inherited read() {
            return inherited == null ? Inherited.nothing() : Inherited.named(inherited);
        }
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MergeJournal(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(LeadId lead, Moved moved, Instant now) {
        jdbc.sql("insert into crm.lead_merge (id, lead_id, survivor_type, survivor_id, journal, merged_at, undo_until) "
                        + "values (?, ?, ?, ?, cast(? as jsonb), ?, ?)")
                .params(
                        UuidV7.next(),
                        lead.value(),
                        moved.survivor().type().key(),
                        moved.survivor().id(),
                        text(new Rows(
                                moved.activities(),
                                moved.consents(),
                                moved.inherited().names())),
                        now.atOffset(ZoneOffset.UTC),
                        moved.undoUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The merge that holds, held to the end of the transaction. */
    Optional<Moved> open(LeadId lead) {
        return jdbc.sql("select survivor_type, survivor_id, journal, undo_until from crm.lead_merge "
                        + "where lead_id = ? and undone_at is null for update")
                .param(lead.value())
                .query((row, number) -> {
                    var rows = rows(row.getString("journal"));
                    return new Moved(
                            new RecordRef(
                                    RecordType.parse(row.getString("survivor_type")),
                                    row.getObject("survivor_id", UUID.class)),
                            rows.activities(),
                            rows.consents(),
                            rows.read(),
                            row.getObject("undo_until", OffsetDateTime.class).toInstant());
                })
                .optional();
    }

    void close(LeadId lead, Instant now) {
        jdbc.sql("update crm.lead_merge set undone_at = ? where lead_id = ? and undone_at is null")
                .params(now.atOffset(ZoneOffset.UTC), lead.value())
                .update();
    }

    private String text(Rows rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("The journal of a merge cannot be written", cause);
        }
    }

    private Rows rows(String journal) {
        try {
            return json.readValue(journal, Rows.class);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("The journal of a merge cannot be read", cause);
        }
    }
}
