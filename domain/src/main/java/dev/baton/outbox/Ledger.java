package dev.baton.outbox;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every outward effect by its key: sent once, and again only because a person wanted it and said why. The audit trail
 * keeps who. Of a message's files its lines say what they are called and how large they are.
 */
@Service
@Transactional
public class Ledger {
    private static final int LONGEST_REASON = 1000;

    private static final String LINES =
            "select " + OutboxRows.WITHOUT_FILES + ", resend_of, resend_reason from crm.outbox ";

    private final JdbcClient jdbc;
    private final OutboxRows rows;
    private final ObjectProvider<Repetition> repetitions;
    private final ApplicationEventPublisher events;

    Ledger(JdbcClient jdbc, OutboxRows rows, ObjectProvider<Repetition> repetitions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.repetitions = repetitions;
        this.events = events;
    }

    /** The lines looked for, newest first. */
    @Transactional(readOnly = true)
    public LedgerPart search(LedgerSearch search, int size) {
        var conditions = new StringBuilder("tenant_id = crm.current_tenant()");
        var values = new HashMap<String, Object>();
        with(values, conditions, "before", search.before(), "id < :before");
        with(values, conditions, "channel", key(search.channel()), "channel = :channel");
        with(values, conditions, "state", key(search.state()), "state = :state");
        with(values, conditions, "record", search.record(), "record_id = :record");
        with(
                values,
                conditions,
                "key",
                search.key(),
                "(key = :key or resend_of in (select id from crm.outbox where key = :key))");
        with(values, conditions, "step", search.step(), "activity_id = :step");
        with(values, conditions, "from", utc(search.from()), "created_at >= :from");
        with(values, conditions, "to", utc(search.to()), "created_at < :to");
        values.put("limit", size + 1);
        var found = jdbc.sql(LINES + "where " + conditions + " order by id desc limit :limit")
                .params(values)
                .query((row, n) -> line(row))
                .list();
        return found.size() <= size
                ? new LedgerPart(found, null)
                : new LedgerPart(
                        found.subList(0, size), found.get(size - 1).message().id());
    }

    /** All that was sent for a record, newest first. */
    @Transactional(readOnly = true)
    public List<LedgerLine> ofRecord(RecordRef record) {
        return ofRecords(List.of(record));
    }

    /** All that was sent for records that belong together, newest first. */
    @Transactional(readOnly = true)
    public List<LedgerLine> ofRecords(Collection<RecordRef> records) {
        return jdbc.sql(LINES + """
                        join unnest(:types::text[], :ids::uuid[]) as wanted (wanted_type, wanted_id)
                          on record_type = wanted_type and record_id = wanted_id
                        order by created_at desc, id desc
                        """)
                .param("types", RecordRef.types(records))
                .param("ids", RecordRef.ids(records))
                .query((row, n) -> line(row))
                .list();
    }

    @Transactional(readOnly = true)
    public LedgerLine get(UUID id) {
        return jdbc.sql(LINES + "where id = :id")
                .param("id", id)
                .query((row, n) -> line(row))
                .optional()
                .orElseThrow(() -> new NotFound("message", id));
    }

    /** The messages that repeat this one, oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerLine> repeated(UUID id) {
        return jdbc.sql(LINES + "where resend_of = :id order by id")
                .param("id", id)
                .query((row, n) -> line(row))
                .list();
    }

    /** Why people let a message be sent once more, newest first. */
    @Transactional(readOnly = true)
    public List<Release> releases(UUID id) {
        return jdbc.sql("select * from crm.send_release where outbox_id = :id order by id desc")
                .param("id", id)
                .query((row, n) -> new Release(
                        row.getObject("id", UUID.class),
                        row.getString("reason"),
                        row.getString("actor"),
                        OutboxRows.required(OutboxRows.instant(row, "at")),
                        row.getObject("used_by", UUID.class),
                        OutboxRows.instant(row, "withdrawn_at")))
                .list();
    }

    /**
     * Sends a message again at once, as a line of its own.
     *
     * @return the new line
     * @throws Invalid without a reason
     * @throws Rejected while the first may still leave, or if its channel must not repeat it
     */
    public UUID resend(UUID id, String reason) {
        var first = firstOf(id);
        if (first.state() == OutboxState.WAITING) {
            throw new Rejected("ledger.still-waiting");
        }
        if (first.state() == OutboxState.DEAD || first.state() == OutboxState.KEPT) {
            throw new Rejected("ledger.never-left");
        }
        var why = stated(reason);
        var key = rows.nextKey(jdbc, first);
        var payload = repetitions.stream()
                .filter(repetition -> repetition.channel() == first.channel())
                .findFirst()
                .map(repetition -> repetition.again(first, key))
                .orElseGet(first::payload);
        var again = UuidV7.next();
        var added = jdbc.sql("""
                        insert into crm.outbox (id, channel, key, record_type, record_id, process_instance_id, activity_id,
                                                lane, recipient, summary, payload, number,
                                                resend_of, resend_reason)
                        select :again, channel, :key, record_type, record_id, process_instance_id, activity_id,
                               lane, recipient, summary, cast(:payload as jsonb),
                               case when channel = 'event' then nextval('crm.event_number') end, id, :reason
                          from crm.outbox where id = :first
                        """)
                .param("again", again)
                .param("key", key.text())
                .param("payload", rows.write(payload))
                .param("reason", why)
                .param("first", first.id())
                .update();
        if (added != 1) {
            throw new NotFound("message", id);
        }
        events.publishEvent(new MessagesWaiting(first.channel()));
        return again;
    }

    /**
     * Lets the next pass of the step that caused a message send it once more: for an instance that is moved back on
     * purpose. It holds for one pass.
     *
     * @throws Invalid without a reason
     * @throws Rejected if it was said before, or no step caused the message
     */
    public void release(UUID id, String reason) {
        var first = firstOf(id);
        if (first.activityId() == null) {
            throw new Rejected("ledger.no-step");
        }
        var added = jdbc.sql("""
                        insert into crm.send_release (id, outbox_id, reason) values (:id, :first, :reason)
                        on conflict (tenant_id, outbox_id) where used_at is null and withdrawn_at is null do nothing
                        """)
                .param("id", UuidV7.next())
                .param("first", first.id())
                .param("reason", stated(reason))
                .update();
        if (added == 0) {
            throw new Rejected("ledger.released-before");
        }
    }

    /** The step is not to send it once more after all. */
    public void withdraw(UUID id) {
        var withdrawn = jdbc.sql("""
                        update crm.send_release set withdrawn_at = now()
                         where outbox_id = :first and used_at is null and withdrawn_at is null
                        """).param("first", firstOf(id).id()).update();
        if (withdrawn == 0) {
            throw new Rejected("ledger.not-released");
        }
    }

    /** Held against others who want the same repeated at the same time. */
    private OutboxEntry firstOf(UUID id) {
        return jdbc.sql("""
                        select first.* from crm.outbox line join crm.outbox first on first.id = coalesce(line.resend_of, line.id)
                         where line.id = :id for update of first
                        """)
                .param("id", id)
                .query((row, n) -> rows.read(row))
                .optional()
                .orElseThrow(() -> new NotFound("message", id));
    }

    /** @throws Invalid if it is no reason */
    static String stated(String reason) {
        var why = reason.strip();
        if (why.isEmpty()) {
            throw new Invalid(List.of(new FieldProblem("reason", "Say why it is to be sent again")));
        }
        if (why.length() > LONGEST_REASON) {
            throw new Invalid(List.of(new FieldProblem("reason", "Say it in fewer words")));
        }
        return why;
    }

    private LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(rows.read(row), row.getObject("resend_of", UUID.class), row.getString("resend_reason"));
    }

    private static @Nullable String key(@Nullable Channel channel) {
        return channel == null ? null : channel.key();
    }

    private static @Nullable String key(@Nullable OutboxState state) {
        return state == null ? null : state.key();
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

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
