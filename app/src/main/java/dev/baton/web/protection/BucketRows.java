package dev.baton.web.protection;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.AbstractSelectForUpdateBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.LockAndGetResult;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.SelectForUpdateBasedTransaction;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Buckets as rows of {@code crm.rate_limit}, each locked while it is counted. bucket4j's own manager for PostgreSQL
 * does not tell a connection that it works across tenants, without which row-level security hides the rows.
 */
class BucketRows extends AbstractSelectForUpdateBasedProxyManager<String> {
    /** Longer than the longest window: a row this old is a full bucket, and can be made anew. */
    private static final Duration KEPT = Duration.ofHours(2);

    private final DataSource database;
    private final Clock clock;

    BucketRows(DataSource database, Clock clock) {
        super(ClientSideConfig.getDefault().withClientClock(new ByClock(clock)));
        this.database = database;
        this.clock = clock;
    }

    @Override
    protected SelectForUpdateBasedTransaction allocateTransaction(String key, Optional<Long> timeout) {
        return new Row(key, connect());
    }

    @Override
    public void removeProxy(String key) {
        change("delete from crm.rate_limit where key = ?", statement -> statement.setString(1, key));
    }

    /** Removes what nobody asked for in a long time. */
    int removeExpired() {
        return change(
                "delete from crm.rate_limit where expires_at < ?",
                statement -> statement.setTimestamp(1, Timestamp.from(clock.instant())));
    }

    private int change(String sql, Filling filling) {
        try (var connection = connect()) {
            begin(connection);
            try (var statement = connection.prepareStatement(sql)) {
                filling.fill(statement);
                var changed = statement.executeUpdate();
                connection.commit();
                return changed;
            }
        } catch (SQLException cause) {
            throw failed(cause);
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException cause) {
            throw failed(cause);
        }
    }

    /** For this transaction alone: the connection goes back to the pool as it came. */
    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('baton.scope', 'across-tenants', true)");
        }
    }

    private static DataAccessResourceFailureException failed(SQLException cause) {
        return new DataAccessResourceFailureException("The rate limits cannot be counted", cause);
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private final class Row implements SelectForUpdateBasedTransaction {
        private final String key;
        private final Connection connection;

        Row(String key, Connection connection) {
            this.key = key;
            this.connection = connection;
        }

        @Override
        public void begin(Optional<Long> timeout) {
            tried(() -> BucketRows.begin(connection));
        }

        @Override
        public LockAndGetResult tryLockAndGet(Optional<Long> timeout) {
            try (var statement =
                    connection.prepareStatement("select state from crm.rate_limit where key = ? for update")) {
                statement.setString(1, key);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? LockAndGetResult.locked(rows.getBytes(1)) : LockAndGetResult.notLocked();
                }
            } catch (SQLException cause) {
                throw failed(cause);
            }
        }

        @Override
        public boolean tryInsertEmptyData(Optional<Long> timeout) {
            return write(
                            "insert into crm.rate_limit (state, expires_at, key) values (?, ?, ?) on conflict (key) do nothing",
                            null)
                    > 0;
        }

        @Override
        public void update(byte[] data, RemoteBucketState state, Optional<Long> timeout) {
            if (write("update crm.rate_limit set state = ?, expires_at = ? where key = ?", data) != 1) {
                throw new IllegalStateException("A bucket vanished while it was locked");
            }
        }

        @Override
        public void commit(Optional<Long> timeout) {
            tried(connection::commit);
        }

        @Override
        public void rollback() {
            tried(connection::rollback);
        }

        @Override
        public void release() {
            tried(connection::close);
        }

        private int write(String sql, byte @Nullable [] state) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setBytes(1, state);
                statement.setTimestamp(2, Timestamp.from(clock.instant().plus(KEPT)));
                statement.setString(3, key);
                return statement.executeUpdate();
            } catch (SQLException cause) {
                throw failed(cause);
            }
        }

        private void tried(Step step) {
            try {
                step.go();
            } catch (SQLException cause) {
                throw failed(cause);
            }
        }
    }

    private interface Step {
        void go() throws SQLException;
    }

    private record ByClock(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
