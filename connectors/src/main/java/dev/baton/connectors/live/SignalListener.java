package dev.baton.connectors.live;

import dev.baton.connectors.Loop;
import dev.baton.connectors.Loops;
import dev.baton.connectors.Reason;
import dev.baton.live.Heard;
import dev.baton.live.ListeningAgain;
import dev.baton.live.Signal;
import dev.baton.live.Signals;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears the signals of all nodes over one connection of its own, which does nothing else and is none of the pool's. Where
 * it breaks, another is made.
 */
@Component
class SignalListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SignalListener.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long a stop may have to wait for a look at the line; what is said arrives at once. */
    private static final int LOOK_MILLIS = 500;

    /** A line can be cut without a word: now and then it has to answer. */
    private static final int LOOKS_BETWEEN_PROBES = 60;

    private static final int PROBE_SECONDS = 5;

    private final DataSourceProperties database;
    private final ApplicationEventPublisher events;
    private final Loops loops = new Loops();
    private volatile boolean stopped;

    SignalListener(DataSourceProperties database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public void start() {
        stopped = false;
        loops.start(() -> List.of(Loop.start("live-listener", PAUSE, this::listen)));
    }

    @Override
    public void stop() {
        stopped = true;
        loops.stop();
    }

    @Override
    public boolean isRunning() {
        return loops.isRunning();
    }

    /** Listens until the line breaks, then false: it is tried anew after a pause. */
    private boolean listen() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("listen " + Signals.CHANNEL);
            events.publishEvent(new ListeningAgain());
            var line = connection.unwrap(PGConnection.class);
            for (var look = 1; !stopped; look++) {
                for (var heard : line.getNotifications(LOOK_MILLIS)) {
                    tell(heard.getParameter());
                }
                if (look % LOOKS_BETWEEN_PROBES == 0 && !connection.isValid(PROBE_SECONDS)) {
                    throw new SQLException("The line does not answer any more");
                }
            }
        } catch (SQLException cause) {
            if (!stopped) {
                LOG.warn("Nothing is heard of other nodes until the next try: {}", Reason.of(cause));
            }
        }
        return false;
    }

    private void tell(String text) {
        try {
            events.publishEvent(new Heard(Signal.parse(text)));
        } catch (RuntimeException cause) {
            // One that nobody understands, of a newer node perhaps, must not silence the others.
            LOG.warn("A signal did not reach the pages of this node: {}", Reason.of(cause), cause);
        }
    }

    private Connection connect() throws SQLException {
        var how = new Properties();
        how.setProperty("user", database.determineUsername());
        how.setProperty("password", database.determinePassword());
        how.setProperty("ApplicationName", "baton-live");
        how.setProperty("tcpKeepAlive", "true");
        how.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(database.determineUrl(), how);
    }
}
