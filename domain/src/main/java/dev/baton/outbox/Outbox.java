package dev.baton.outbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
     * @return false when a message of that key was put before; then nothing is added
     */
    @CanIgnoreReturnValue
    public boolean put(OutboundMessage message) {
        var added = jdbc.sql("""
                        insert into crm.outbox (id, channel, key, record_type, record_id, process_instance_id,
                                                activity_id, recipient, summary, payload)
                        values (:id, :channel, :key, :recordType, :recordId, :instance,
                                :activity, :recipient, :summary, cast(:payload as jsonb))
                        on conflict (tenant_id, key) do nothing
                        """)
                .param("id", UuidV7.next())
                .param("channel", message.channel().key())
                .param("key", message.key().text())
                .param("recordType", message.record().type().key())
                .param("recordId", message.record().id())
                .param("instance", message.processInstanceId())
                .param("activity", message.activityId())
                .param("recipient", message.recipient())
                .param("summary", message.summary())
                .param("payload", rows.write(message.payload()))
                .update();
        if (added == 0) {
            return false;
        }
        events.publishEvent(new MessagesWaiting(message.channel()));
        return true;
    }

    /** All messages of a record, newest first. */
    @Transactional(readOnly = true)
    public List<OutboxEntry> ofRecord(RecordRef record) {
        return jdbc.sql("""
                        select * from crm.outbox where record_type = :type and record_id = :id
                         order by created_at desc, id desc
                        """)
                .param("type", record.type().key())
                .param("id", record.id())
                .query((row, n) -> rows.read(row))
                .list();
    }

    /** The messages of one process instance, newest first; for its diagram. */
    @Transactional(readOnly = true)
    public List<OutboxEntry> ofInstance(String processInstanceId) {
        return jdbc.sql("select * from crm.outbox where process_instance_id = :instance order by id desc")
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
        return jdbc.sql("""
                        select * from crm.outbox
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

    /**
     * Sends a dead letter once more; its attempts stay counted, so another failure buries it again at once. The audit
     * trail keeps who asked.
     */
    public void retry(UUID id) {
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

    /** The channels that failed lately. */
    @Transactional(readOnly = true)
    public List<Circuit> circuits() {
        return jdbc.sql("select * from crm.channel_circuit order by channel")
                .query((row, n) -> circuit(row))
                .list();
    }

    /** Lets a resting channel try again now. */
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
                row.getInt("failures"),
                OutboxRows.instant(row, "open_until"),
                row.getString("last_error"),
                OutboxRows.required(OutboxRows.instant(row, "updated_at")));
    }
}
