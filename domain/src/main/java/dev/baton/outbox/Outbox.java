package dev.baton.outbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to reach the outside, and what the people who look after it can do. */
@Service
@Transactional
public class Outbox {
    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final OutboxRows rows;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, OutboxRows rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Puts a message; it leaves after the commit of this transaction, or never if that rolls back.
     *
     * @return false when a message of that key was put before and no person released it; then nothing is added
     */
    @CanIgnoreReturnValue
    public boolean put(OutboundMessage message) {
        return place(message).isPresent();
    }

    /**
     * As {@link #put}.
     *
     * @return the key under which it was put: its own, or the next of that name if a person released it
     */
    public Optional<SendKey> place(OutboundMessage message) {
        var key = insert(message, UuidV7.next(), message.key(), OutboxState.WAITING, null)
                ? Optional.of(message.key())
                : addReleased(message);
        key.ifPresent(put -> events.publishEvent(new MessagesWaiting(message.channel())));
        return key;
    }

    /**
     * Puts a message as {@link #put} does, but never once more.
     *
     * @param state {@link OutboxState#WAITING}, or {@link OutboxState#KEPT} where nobody takes it away
     * @return what its row is called; empty when a message of that key was put before
     */
    public Optional<UUID> add(OutboundMessage message, OutboxState state) {
        var id = UuidV7.next();
        if (!insert(message, id, message.key(), state, null)) {
            return Optional.empty();
        }
        if (state == OutboxState.WAITING) {
            events.publishEvent(new MessagesWaiting(message.channel()));
        }
        return Optional.of(id);
    }

    /** The message of that key, if one was put. */
    @Transactional(readOnly = true)
    public Optional<OutboxEntry> find(SendKey key) {
        return jdbc.sql("select * from crm.outbox where key = ?")
                .param(key.text())
                .query((row, n) -> rows.read(row))
                .optional();
    }

    private Optional<SendKey> addReleased(OutboundMessage message) {
        return jdbc.sql("""
                        select r.id, r.reason, o.id as first from crm.send_release r join crm.outbox o on o.id = r.outbox_id
                         where o.tenant_id = crm.current_tenant() and o.key = :key
                           and r.used_at is null and r.withdrawn_at is null
                           for update of o, r
                        """)
                .param("key", message.key().text())
                .query((row, n) -> new Released(
                        row.getObject("id", UUID.class), row.getObject("first", UUID.class), row.getString("reason")))
                .optional()
                .map(released -> addReleased(message, released));
    }

    private SendKey addReleased(OutboundMessage message, Released released) {
        var id = UuidV7.next();
        var key = rows.nextKey(jdbc, get(released.first()));
        var used = jdbc.sql("update crm.send_release set used_at = now(), used_by = :by where id = :id");
        if (!insert(message, id, key, OutboxState.WAITING, released)
                || used.param("by", id).param("id", released.id()).update() != 1) {
            throw new IllegalStateException("The key " + key + " was taken while its first message was held");
        }
        return key;
    }

    /** A person's word that a message may be sent once more. */
    private record Released(UUID id, UUID first, String reason) {}

    private boolean insert(
            OutboundMessage message, UUID id, SendKey key, OutboxState state, @Nullable Released released) {
        return jdbc.sql("""
            insert into crm.outbox (id, channel, key, record_type, record_id, process_instance_id, activity_id,
                                    lane, recipient, summary, payload, state, number,
                                    resend_of, resend_reason)
            values (:id, :channel, :key, :recordType, :recordId, :instance, :activity,
                    :lane, :recipient, :summary, cast(:payload as jsonb), :state,
                    case when :channel = 'event' then nextval('crm.event_number') end, :first, :reason)
            on conflict (tenant_id, key) do nothing
            """)
                        .param("id", id)
                        .param("channel", message.channel().key())
                        .param("key", key.text())
                        .param("recordType", message.record().type().key())
                        .param("recordId", message.record().id())
                        .param("instance", message.processInstanceId())
                        .param("activity", message.activityId())
                        .param("lane", message.lane())
                        .param("recipient", message.recipient())
                        .param("summary", message.summary())
                        .param("payload", rows.write(message.payload()))
                        .param("state", state.key())
                        .param("first", released == null ? null : released.first(), Types.OTHER)
                        .param("reason", released == null ? null : released.reason())
                        .update()
                > 0;
    }

    /** Keeps a message that this transaction put from leaving before that moment. */
    public void holdUntil(SendKey key, Instant notBefore) {
        jdbc.sql("update crm.outbox set next_attempt_at = :at where key = :key and state = 'waiting' "
                        + "and lease_owner is null and tenant_id = crm.current_tenant()")
                .param("at", notBefore.atOffset(ZoneOffset.UTC))
                .param("key", key.text())
                .update();
    }

    /** All messages of a record, newest first; of their files only what they are called and how large they are. */
    @Transactional(readOnly = true)
    public List<OutboxEntry> ofRecord(RecordRef record) {
        return ofRecords(List.of(record));
    }

    /** The same of several records, in one statement. */
    @Transactional(readOnly = true)
    public List<OutboxEntry> ofRecords(Collection<RecordRef> records) {
        return jdbc.sql("select " + OutboxRows.WITHOUT_FILES + """
                        from crm.outbox
                        join unnest(:types::text[], :ids::uuid[]) as wanted (wanted_type, wanted_id)
                          on record_type = wanted_type and record_id = wanted_id
                        order by created_at desc, id desc
                        """)
                .param("types", RecordRef.types(records))
                .param("ids", RecordRef.ids(records))
                .query((row, n) -> rows.read(row))
                .list();
    }

    /** The messages of one process instance, newest first, as {@link #ofRecord} tells them; for its diagram. */
    @Transactional(readOnly = true)
    public List<OutboxEntry> ofInstance(String processInstanceId) {
        return jdbc.sql("select " + OutboxRows.WITHOUT_FILES
                        + " from crm.outbox where process_instance_id = :instance order by id desc")
                .param("instance", processInstanceId)
                .query((row, n) -> rows.read(row))
                .list();
    }

    /**
     * What could not be sent and waits for a person, newest first.
     *
     * @param cursor the last entry of the page before; null for the first page
     */
    @Transactional(readOnly = true)
    public List<OutboxEntry> deadLetters(@Nullable UUID cursor) {
        return jdbc.sql("select " + OutboxRows.WITHOUT_FILES + """
            from crm.outbox
             where state = 'dead' and (cast(:cursor as uuid) is null or id < cast(:cursor as uuid))
             order by id desc limit :page
            """)
                .param("cursor", cursor)
                .param("page", PAGE)
                .query((row, n) -> rows.read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public OutboxEntry get(UUID id) {
        return jdbc.sql("select * from crm.outbox where id = :id")
                .param("id", id)
                .query((row, n) -> rows.read(row))
                .optional()
                .orElseThrow(() -> new NotFound("message", id));
    }

    /** Each try to send a message, oldest first. */
    @Transactional(readOnly = true)
    public List<OutboxAttempt> attempts(UUID id) {
        return jdbc.sql("select at, outcome, answer from crm.outbox_attempt where outbox_id = :id order by at, id")
                .param("id", id)
                .query((row, n) -> new OutboxAttempt(
                        OutboxRows.required(OutboxRows.instant(row, "at")),
                        row.getString("outcome"),
                        row.getString("answer")))
                .list();
    }

    /** Those of some messages that their peers may have taken: not every try was answered with a refusal. */
    @Transactional(readOnly = true)
    public Set<UUID> mayHaveArrived(Collection<UUID> ids) {
        return Set.copyOf(jdbc.sql("""
                        select distinct outbox_id from crm.outbox_attempt
                         where outbox_id = any(:ids) and outcome <> 'refused'
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /**
     * Sends a dead letter once more that was refused; its attempts stay counted, so another failure buries it again at
     * once. The audit trail keeps who asked.
     *
     * @throws Invalid if the peer may have it: that takes a reason
     */
    public void retry(UUID id) {
        retried(id);
        if (!mayHaveArrived(List.of(id)).isEmpty()) {
            throw new Invalid(List.of(
                    new FieldProblem("reason", "Whoever it is for may have it: say why it is to be sent again")));
        }
    }

    /**
     * As {@link #retry(UUID)}, also where the peer may have it already. The reason is kept with the message.
     *
     * @throws Invalid without a reason
     */
    public void retry(UUID id, String reason) {
        var why = Ledger.stated(reason);
        retried(id);
        jdbc.sql("insert into crm.send_release (id, outbox_id, reason, used_at, used_by) "
                        + "values (:id, :message, :reason, now(), :message)")
                .param("id", UuidV7.next())
                .param("message", id)
                .param("reason", why)
                .update();
    }

    private void retried(UUID id) {
        var entry = move(id, "dead", "waiting");
        events.publishEvent(new MessagesWaiting(entry.channel()));
    }

    /** Gives up a message that has not left yet. The audit trail keeps who did. */
    public void cancel(UUID id) {
        var done = jdbc.sql("""
            update crm.outbox set state = 'cancelled'
             where id = :id and (state = 'dead' or state = 'waiting' and lease_owner is null)
            """).param("id", id).update();
        if (done == 0) {
            throw new Rejected("outbox.not-cancellable", get(id).state().key());
        }
    }

    /**
     * Nothing that waits for a recipient leaves any more, and whoever it matters to is told.
     *
     * @param why in the words of whoever refuses it
     */
    public void refuse(Channel channel, String recipient, String why) {
        var refused = jdbc.sql("""
            update crm.outbox set state = 'cancelled', last_answer = :why
             where channel = :channel and recipient = :recipient and state = 'waiting' and lease_owner is null
            returning *
            """)
                .param("channel", channel.key())
                .param("recipient", recipient)
                .param("why", why)
                .query((row, n) -> rows.read(row))
                .list();
        refused.forEach(message -> events.publishEvent(new MessageRefused(message, why)));
    }

    /** The channels that failed lately. */
    @Transactional(readOnly = true)
    public List<Circuit> circuits() {
        return jdbc.sql("select * from crm.channel_circuit order by channel, lane")
                .query((row, n) -> circuit(row))
                .list();
    }

    /** Lets a resting channel try again now, with all its lanes. */
    public void closeCircuit(Channel channel) {
        var closed = jdbc.sql("""
            update crm.channel_circuit set failures = 0, open_until = null, updated_at = now()
             where channel = :channel
            """).param("channel", channel.key()).update();
        if (closed > 0) {
            events.publishEvent(new MessagesWaiting(channel));
        }
    }

    private OutboxEntry move(UUID id, String from, String to) {
        return jdbc.sql("""
            update crm.outbox set state = :to, next_attempt_at = now(), lease_owner = null, lease_until = null
             where id = :id and state = :from returning *
            """)
                .param("id", id)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> rows.read(row))
                .optional()
                .orElseThrow(
                        () -> new Rejected("outbox.not-" + from, get(id).state().key()));
    }

    private static Circuit circuit(ResultSet row) throws SQLException {
        return new Circuit(
                Channel.parse(row.getString("channel")),
                row.getString("lane"),
                row.getInt("failures"),
                OutboxRows.instant(row, "open_until"),
                row.getString("last_error"),
                OutboxRows.required(OutboxRows.instant(row, "updated_at")));
    }
}
