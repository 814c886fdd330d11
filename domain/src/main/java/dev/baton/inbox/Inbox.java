package dev.baton.inbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came from the outside, and what the people who look after it can do. */
@Service
@Transactional
public class Inbox {
    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final InboxRows rows;
    private final ApplicationEventPublisher events;

    Inbox(JdbcClient jdbc, InboxRows rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Stores what came; it is handled after the commit.
     *
     * @param raw the bytes as they came, kept as evidence
     * @return false when the source has handed it in before; then nothing is added
     */
    @CanIgnoreReturnValue
    public boolean take(
            String source,
            String externalId,
            String kind,
            @Nullable UUID recordId,
            Map<String, Object> payload,
            byte @Nullable [] raw) {
        var added = jdbc.sql("""
                        insert into crm.inbox (id, source, external_id, kind, record_id, payload, raw)
                        values (:id, :source, :externalId, :kind, :recordId, cast(:payload as jsonb), :raw)
                        on conflict (tenant_id, source, external_id) do nothing
                        """)
                .param("id", UuidV7.next())
                .param("source", source)
                .param("externalId", externalId)
                .param("kind", kind)
                .param("recordId", recordId)
                .param("payload", rows.write(payload))
                .param("raw", raw)
                .update();
        if (added == 0) {
            return false;
        }
        events.publishEvent(new EntriesWaiting());
        return true;
    }

    /**
     * Stores many at once, each with nothing but its name; one statement however many.
     *
     * @return how many the source had not handed in before
     */
    @CanIgnoreReturnValue
    public int takeAll(String source, String kind, Collection<String> externalIds) {
        var ids = Stream.generate(UuidV7::next).limit(externalIds.size()).toArray(UUID[]::new);
        var added = jdbc.sql("""
                        insert into crm.inbox (id, source, external_id, kind, payload)
                        select entry.id, :source, entry.external_id, :kind, '{}'
                          from unnest(:ids::uuid[], :externalIds::text[]) as entry (id, external_id)
                        on conflict (tenant_id, source, external_id) do nothing
                        """)
                .param("source", source)
                .param("kind", kind)
                .param("ids", ids)
                .param("externalIds", externalIds.toArray(String[]::new))
                .update();
        if (added > 0) {
            events.publishEvent(new EntriesWaiting());
        }
        return added;
    }

    /** How many entries of a source could not be handled and wait for a person. */
    @Transactional(readOnly = true)
    public int countDead(String source) {
        return jdbc.sql("select count(*) from crm.inbox where source = :source and state = 'dead'")
                .param("source", source)
                .query(Integer.class)
                .single();
    }

    /** What was not handled yet, next first. */
    @Transactional(readOnly = true)
    public List<InboxEntry> waiting() {
        return jdbc.sql("select " + InboxRows.COLUMNS
                        + " from crm.inbox where state = 'waiting' order by next_attempt_at, id limit :page")
                .param("page", PAGE)
                .query((row, n) -> rows.read(row))
                .list();
    }

    /**
     * What could not be handled and waits for a person, newest first.
     *
     * @param cursor the last entry of the page before; null for the first page
     */
    @Transactional(readOnly = true)
    public List<InboxEntry> dead(@Nullable UUID cursor) {
        return jdbc.sql("select " + InboxRows.COLUMNS + """
                          from crm.inbox
                         where state = 'dead' and (cast(:cursor as uuid) is null or id < cast(:cursor as uuid))
                         order by id desc limit :page
                        """)
                .param("cursor", cursor)
                .param("page", PAGE)
                .query((row, n) -> rows.read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public InboxEntry get(UUID id) {
        return jdbc.sql("select " + InboxRows.COLUMNS + " from crm.inbox where id = :id")
                .param("id", id)
                .query((row, n) -> rows.read(row))
                .optional()
                .orElseThrow(() -> new NotFound("inbox entry", id));
    }

    /** What a source has handed in under that name. */
    @Transactional(readOnly = true)
    public Optional<InboxEntry> find(String source, String externalId) {
        return jdbc.sql("select " + InboxRows.COLUMNS
                        + " from crm.inbox where source = :source and external_id = :externalId")
                .param("source", source)
                .param("externalId", externalId)
                .query((row, n) -> rows.read(row))
                .optional();
    }

    /** The bytes as they came, where the source has any. */
    @Transactional(readOnly = true)
    public Optional<byte[]> raw(UUID id) {
        return jdbc.sql("select raw from crm.inbox where id = :id and raw is not null")
                .param("id", id)
                .query((row, n) -> row.getBytes("raw"))
                .optional();
    }

    /** Handles a dead entry once more; its attempts start again. The audit trail keeps who asked. */
    public void retry(UUID id) {
        var moved = jdbc.sql("""
                        update crm.inbox set state = 'waiting', attempts = 0, next_attempt_at = now(),
                                             lease_owner = null, lease_until = null
                         where id = :id and state = 'dead'
                        """).param("id", id).update();
        if (moved == 0) {
            throw new Rejected("inbox.not-dead", get(id).state().key());
        }
        events.publishEvent(new EntriesWaiting());
    }
}
