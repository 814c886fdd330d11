package dev.baton.live;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives signals to all nodes, this one among them: after the commit of the transaction, never after a rollback. */
@Service
@Transactional
public class Signals {
    /** Where nodes listen. */
    public static final String CHANNEL = "baton_live";

    private final JdbcClient jdbc;

    Signals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, however many. */
    public void give(Collection<Signal> signals) {
        jdbc.sql("select pg_notify(:channel, text) from unnest(:texts) as text")
                .param("channel", CHANNEL)
                .param("texts", signals.stream().map(Signal::toString).toArray(String[]::new))
                .query(row -> {});
    }
}
