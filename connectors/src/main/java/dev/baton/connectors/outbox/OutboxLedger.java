package dev.baton.connectors.outbox;

import dev.baton.outbox.Channel;
import dev.baton.outbox.MessageGivenUp;
import dev.baton.outbox.MessageRefused;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxRows;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may send which message until when, and how each try ended. All times are the database's, so that nodes whose
 * clocks differ agree.
 */
@Component
class OutboxLedger {
    static final Actor RELAY = Actor.system("outbox-relay");

    /** As the database keeps them. A message is read whole, and a lease of letters full of files would fill the memory. */
    private static final int MOST_BYTES = 32_000_000;

    // FOR UPDATE keeps the CTE from being folded into the update, which could take more rows than the limit.
    private static final String LEASE = """
        with due as materialized (
          select o.id, o.lease_owner as lost_by, o.next_attempt_at, pg_column_size(o.payload) as bytes from crm.outbox o
           where o.channel = :channel and o.state = 'waiting' and o.next_attempt_at <= now()
             and (o.lease_until is null or o.lease_until <= now()) and %s %%s
           order by o.next_attempt_at, o.id limit :limit for update of o skip locked),
        light as (
          select id, lost_by, sum(bytes) over (order by next_attempt_at, id) - bytes as before from due)
        update crm.outbox o
           set lease_owner = :owner, lease_until = now() + :lease * interval '1 millisecond',
               attempts = o.attempts + case when light.lost_by is null then 0 else 1 end
          from light where o.id = light.id and light.before < :bytes
        returning o.*, light.lost_by
        """;

    private static final String LEASE_PASSING = LEASE.formatted("""
        not exists (select 1 from crm.channel_circuit c
                     where c.tenant_id = o.tenant_id and c.channel = o.channel and c.lane = o.lane
                       and c.open_until is not null)
        """);

    private static final String LEASE_OF_LANE = LEASE.formatted("o.tenant_id = :tenant and o.lane = :lane");

    // An event waits for the older ones of its record. One that is given up holds up nobody: it does not wait any more.
    private static final String FIRST_OF_ITS_RECORD = """
         and not exists (select 1 from crm.outbox e
                          where e.record_id = o.record_id and e.number < o.number and e.channel = 'event'
                            and e.state = 'waiting')
        """;

    // Whoever moves the end of the rest forward has claimed the probe, so a resting peer meets one message, not a
    // batch.
    private static final String CLAIM_PROBES = """
        update crm.channel_circuit c set open_until = now() + :lease * interval '1 millisecond', updated_at = now()
         where c.channel = :channel and c.open_until <= now()
           and exists (select 1 from crm.outbox o
                        where o.tenant_id = c.tenant_id and o.channel = c.channel and o.lane = c.lane
                          and o.state = 'waiting'
                          and o.next_attempt_at <= now() and (o.lease_until is null or o.lease_until <= now()) %s)
        returning c.tenant_id, c.lane
        """;

    /** What of a channel fails and rests apart: a tenant's, or one lane of it. */
    record Lane(TenantId tenant, String name) {
        static Lane of(OutboxEntry entry) {
            return new Lane(entry.tenant(), entry.lane());
        }
    }

    private final JdbcClient jdbc;
    private final OutboxRows rows;
    private final TransactionTemplate transaction;
    private final OutboxSettings settings;
    private final ApplicationEventPublisher events;

    OutboxLedger(
            JdbcClient jdbc,
            OutboxRows rows,
            PlatformTransactionManager transactionManager,
            OutboxSettings settings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactionManager);
        this.settings = settings;
        this.events = events;
    }

    /**
     * Takes messages that are due, of all tenants, up to the limit or until they are too much for one's memory, besides one
     * for each lane that rested enough.
     */
    List<Leased> lease(Channel channel, String owner, int limit) {
        var from = System.nanoTime();
        return Tenancy.acrossTenants(
                RELAY.name(),
                () -> inTransaction(() -> {
                    var leased = new ArrayList<Leased>();
                    for (var lane : claimProbes(channel)) {
                        leased.addAll(lease(LEASE_OF_LANE, channel, owner, 1, lane, from));
                    }
                    if (leased.size() < limit) {
                        leased.addAll(lease(LEASE_PASSING, channel, owner, limit - leased.size(), null, from));
                    }
                    return leased;
                }));
    }

    /** Keeps a message for another while; false when it is another's by now. */
    boolean renew(OutboxEntry entry, String owner) {
        return within(
                entry,
                () -> jdbc.sql("""
                    update crm.outbox set lease_until = now() + :lease * interval '1 millisecond'
                     where id = :id and lease_owner = :owner
                    """)
                                .param("lease", settings.lease().toMillis())
                                .param("id", entry.id())
                                .param("owner", owner)
                                .update()
                        > 0);
    }

    /** Gives a message back untried. */
    void handBack(Leased message, String owner) {
        var entry = message.entry();
        within(entry, () -> {
            jdbc.sql("""
                    update crm.outbox set lease_owner = null, lease_until = null
                     where id = :id and lease_owner = :owner
                    """).param("id", entry.id()).param("owner", owner).update();
            return nothingLearned(message);
        });
    }

    /** The peer took it. */
    void sent(OutboxEntry entry, String owner, String answer) {
        within(entry, () -> {
            var mine = settle(entry, owner, "state = 'sent', sent_at = clock_timestamp()", answer);
            note(entry, "sent", mine ? answer : answer + " (another relay may have sent it too: the lease was over)");
            closeCircuit(entry);
            return true;
        });
    }

    /** The peer will never take it: a dead letter at once, and whoever it matters to is told. The channel works, though. */
    void refused(OutboxEntry entry, String owner, String answer) {
        within(entry, () -> {
            var mine = settle(entry, owner, "state = 'dead'", answer);
            note(entry, "refused", answer);
            closeCircuit(entry);
            if (mine) {
                events.publishEvent(new MessageRefused(entry, answer));
            }
            return true;
        });
    }

    /** It is not to leave before that moment. Nobody was asked, so nothing is known of the channel. */
    void postpone(Leased message, String owner, String answer, Instant notBefore) {
        var entry = message.entry();
        within(entry, () -> {
            jdbc.sql("""
                    update crm.outbox set next_attempt_at = :notBefore, last_answer = :answer, lease_owner = null,
                                          lease_until = null
                     where id = :id and lease_owner = :owner
                    """)
                    .param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
                    .param("answer", answer)
                    .param("id", entry.id())
                    .param("owner", owner)
                    .update();
            return nothingLearned(message);
        });
    }

    /**
     * It did not work this time.
     *
     * @return true when the tenant's channel, or the lane of it, rests now
     */
    boolean failed(OutboxEntry entry, String owner, String answer, Duration delay) {
        return within(entry, () -> {
            var givenUp = jdbc.sql("""
                update crm.outbox
                   set attempts = attempts + 1, last_answer = :answer, lease_owner = null, lease_until = null,
                       next_attempt_at = now() + :delay * interval '1 millisecond',
                       state = case when attempts + 1 >= :max then 'dead' else 'waiting' end
                 where id = :id and lease_owner = :owner
                returning state = 'dead'
                """)
                    .param("answer", answer)
                    .param("delay", delay.toMillis())
                    .param("max", settings.maxAttempts())
                    .param("id", entry.id())
                    .param("owner", owner)
                    .query(Boolean.class)
                    .optional();
            note(entry, "retry", answer);
            var rests = countFailure(entry, answer);
            // Last, as where it is refused: whoever hears of it takes more locks.
            if (givenUp.orElse(false)) {
                events.publishEvent(new MessageGivenUp(entry, answer));
            }
            return rests;
        });
    }

    /** Names what an earlier relay left open: the one window in which a message can be delivered twice. */
    void noteLost(OutboxEntry entry, String lostBy) {
        within(entry, () -> {
            note(entry, "retry", "No acknowledgement came from " + lostBy + ": the peer may have it already");
            return true;
        });
    }

    /** Makes it a dead letter without another try; the peer may have it, so nobody is told that it got lost. */
    void bury(Leased message, String owner, String answer) {
        var entry = message.entry();
        within(entry, () -> {
            jdbc.sql("""
                    update crm.outbox set state = 'dead', last_answer = :answer, lease_owner = null, lease_until = null
                     where id = :id and lease_owner = :owner
                    """)
                    .param("answer", answer)
                    .param("id", entry.id())
                    .param("owner", owner)
                    .update();
            return nothingLearned(message);
        });
    }

    /** A probe that was not sent tells nothing of the peer: the next message tries, and not only after this one's lease. */
    private boolean nothingLearned(Leased message) {
        return message.probe()
                && anotherProbe(message.entry().channel(), message.entry().lane()) > 0;
    }

    private int anotherProbe(Channel channel, String lane) {
        return jdbc.sql("""
                update crm.channel_circuit set open_until = now(), updated_at = now()
                 where channel = :channel and lane = :lane and open_until > now()
                """).param("channel", channel.key()).param("lane", lane).update();
    }

    private List<Lane> claimProbes(Channel channel) {
        return jdbc.sql(CLAIM_PROBES.formatted(inOrder(channel)))
                .param("channel", channel.key())
                .param("lease", settings.lease().toMillis())
                .query((row, n) ->
                        new Lane(new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("lane")))
                .list();
    }

    private List<Leased> lease(
            String statement, Channel channel, String owner, int limit, @Nullable Lane lane, long from) {
        var lease = jdbc.sql(statement.formatted(inOrder(channel)))
                .param("channel", channel.key())
                .param("owner", owner)
                .param("limit", limit)
                .param("bytes", MOST_BYTES)
                .param("lease", settings.lease().toMillis());
        var named = lane == null
                ? lease
                : lease.param("tenant", lane.tenant().value()).param("lane", lane.name());
        return named.query((row, n) -> new Leased(rows.read(row), row.getString("lost_by"), lane != null, from))
                .list();
    }

    private static String inOrder(Channel channel) {
        return channel == Channel.EVENT ? FIRST_OF_ITS_RECORD : "";
    }

    private boolean settle(OutboxEntry entry, String owner, String change, String answer) {
        return jdbc.sql("update crm.outbox set " + change
                                + ", attempts = attempts + 1, last_answer = :answer, lease_owner = null, "
                                + "lease_until = null where id = :id and lease_owner = :owner")
                        .param("answer", answer)
                        .param("id", entry.id())
                        .param("owner", owner)
                        .update()
                > 0;
    }

    private void note(OutboxEntry entry, String outcome, String answer) {
        jdbc.sql("""
            insert into crm.outbox_attempt (id, outbox_id, at, outcome, answer)
            values (:id, :outbox, clock_timestamp(), :outcome, :answer)
            """)
                .param("id", UuidV7.next())
                .param("outbox", entry.id())
                .param("outcome", outcome)
                .param("answer", answer)
                .update();
    }

    private void closeCircuit(OutboxEntry entry) {
        jdbc.sql("""
            update crm.channel_circuit set failures = 0, open_until = null, updated_at = now()
             where channel = :channel and lane = :lane and (failures > 0 or open_until is not null)
            """)
                .param("channel", entry.channel().key())
                .param("lane", entry.lane())
                .update();
    }

    private boolean countFailure(OutboxEntry entry, String error) {
        return jdbc.sql("""
            insert into crm.channel_circuit as c (id, channel, lane, failures, open_until, last_error, updated_at)
            values (:id, :channel, :lane, 1, case when :most <= 1 then now() + :rest * interval '1 millisecond' end,
                    :error, now())
            on conflict (tenant_id, channel, lane) do update
               set failures = c.failures + 1, last_error = excluded.last_error, updated_at = now(),
                   open_until = case when c.failures + 1 >= :most
                                     then now() + :rest * interval '1 millisecond' end
            returning open_until is not null
            """)
                .param("id", UuidV7.next())
                .param("channel", entry.channel().key())
                .param("lane", entry.lane())
                .param("most", settings.circuitFailures())
                .param("rest", settings.circuitRest().toMillis())
                .param("error", error)
                .query(Boolean.class)
                .single();
    }

    private <R> R within(OutboxEntry entry, Supplier<R> work) {
        return Tenancy.as(entry.tenant(), RELAY, () -> inTransaction(work));
    }

    private <R> R inTransaction(Supplier<R> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
