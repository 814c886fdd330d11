package dev.baton.connectors.inbox;

import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxRows;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may handle which entry until when, and how it ended; by the database's clock. */
@Component
class InboxLedger {
    static final Actor WORKER = Actor.system("inbox");

    /** Entries may be letters of many megabytes: after so many, the rest waits for the next round. */
    private static final int MOST_BYTES = 32_000_000;

    private static final String LEASE = """
            with due as materialized (
              select i.id, i.next_attempt_at, pg_column_size(i.payload) as bytes from crm.inbox i
               where i.state = 'waiting' and i.next_attempt_at <= now()
                 and (i.lease_until is null or i.lease_until <= now())
               order by i.next_attempt_at, i.id limit :limit for update of i skip locked),
            light as (
              select id, sum(bytes) over (order by next_attempt_at, id) - bytes as before from due)
            update crm.inbox set lease_owner = :owner, lease_until = now() + :lease * interval '1 millisecond'
             where id in (select id from light where before < :bytes)
            returning %s
            """.formatted(InboxRows.COLUMNS);

    private final JdbcClient jdbc;
    private final InboxRows rows;
    private final TransactionTemplate transaction;
    private final InboxSettings settings;

    InboxLedger(
            JdbcClient jdbc, InboxRows rows, PlatformTransactionManager transactionManager, InboxSettings settings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactionManager);
        this.settings = settings;
    }

    List<InboxEntry> lease(String owner) {
        return Tenancy.acrossTenants(
                WORKER.name(),
                () -> inTransaction(() -> jdbc.sql(LEASE)
                        .param("limit", settings.batch())
                        .param("bytes", MOST_BYTES)
                        .param("owner", owner)
                        .param("lease", settings.lease().toMillis())
                        .query((row, n) -> rows.read(row))
                        .list()));
    }

    /**
     * Does the work and marks the entry done, both or neither. The row stays locked meanwhile, so that nobody else takes
     * the entry even when its lease ends.
     *
     * @param work answers false to leave the entry as it was, with all it did undone
     */
    void handle(InboxEntry entry, String owner, Predicate<InboxEntry> work) {
        Tenancy.run(
                entry.tenant(),
                WORKER,
                () -> transaction.executeWithoutResult(status -> {
                    if (!isMine(entry, owner)) {
                        return;
                    }
                    if (work.test(entry)) {
                        jdbc.sql("""
                                update crm.inbox set state = 'done', done_at = clock_timestamp(), attempts = attempts + 1,
                                                     lease_owner = null, lease_until = null, last_error = null
                                 where id = :id
                                """).param("id", entry.id()).update();
                    } else {
                        status.setRollbackOnly();
                    }
                }));
    }

    void failed(InboxEntry entry, String owner, String reason, Duration delay) {
        Tenancy.run(
                entry.tenant(),
                WORKER,
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        update crm.inbox
                           set attempts = attempts + 1, last_error = :reason, lease_owner = null, lease_until = null,
                               next_attempt_at = now() + :delay * interval '1 millisecond',
                               state = case when attempts + 1 >= :max then 'dead' else 'waiting' end
                         where id = :id and lease_owner = :owner and state = 'waiting'
                        """)
                        .param("reason", reason)
                        .param("delay", delay.toMillis())
                        .param("max", settings.maxAttempts())
                        .param("id", entry.id())
                        .param("owner", owner)
                        .update()));
    }

    void handBack(InboxEntry entry, String owner) {
        Tenancy.run(
                entry.tenant(),
                WORKER,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "update crm.inbox set lease_owner = null, lease_until = null where id = :id and lease_owner = :owner")
                        .param("id", entry.id())
                        .param("owner", owner)
                        .update()));
    }

    private boolean isMine(InboxEntry entry, String owner) {
        return jdbc.sql("""
                        select 1 from crm.inbox
                         where id = :id and lease_owner = :owner and state = 'waiting' for update
                        """)
                .param("id", entry.id())
                .param("owner", owner)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private <R> R inTransaction(Supplier<R> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
