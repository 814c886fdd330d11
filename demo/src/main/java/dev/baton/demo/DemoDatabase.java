package dev.baton.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL server, started by this process and living in a directory that outlives it. */
public final class DemoDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoDatabase.class);
    private static final int FIRST_PORT = 15_432;
    private static final int FIRST_EPHEMERAL_PORT = 32_768;
    private static final int PORTS_TRIED = 100;
    private static final String OWNER = "baton_owner";
    private static final String RUNTIME = "baton_app";
    private static final String PASSWORD = "baton";

    private final EmbeddedPostgres postgres;

    private DemoDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts the server over {@code directory/postgresql}, which it makes when it is not there. */
    static DemoDatabase start(String directory) {
        var home = Path.of(directory, "postgresql").toAbsolutePath();
        DataDirectory.makeReady(home);
        try {
            var database = new DemoDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(home)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(freePort())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("max_connections", "100")
                    .start());
            database.prepare();
            return database;
        } catch (IOException | IllegalStateException cause) {
            throw new CannotStart(
                    "The embedded PostgreSQL does not start over " + home + ": " + cause.getMessage(), cause);
        }
    }

    /**
     * A port nobody listens at, below those that a system gives to outgoing connections (RFC 6335 section 6: from 49152,
     * Linux: from 32768): one of these could take it between this look and PostgreSQL's start.
     */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_EPHEMERAL_PORT);
            try (var probe = new ServerSocket(port)) {
                return probe.getLocalPort();
            } catch (BindException taken) {
                LOG.debug("Port {} is taken", port, taken);
            }
        }
        throw new IOException("%d ports between %d and %d were taken; stop some of the servers on this machine"
                .formatted(PORTS_TRIED, FIRST_PORT, FIRST_EPHEMERAL_PORT));
    }

    private void prepare() {
        var admin = JdbcClient.create(postgres.getPostgresDatabase());
        for (var role : List.of(OWNER, RUNTIME)) {
            var exists = admin.sql("select count(*) from pg_roles where rolname = ?")
                    .param(role)
                    .query(Integer.class)
                    .single();
            if (exists == 0) {
                admin.sql("create role " + role + " login password '" + PASSWORD + "'")
                        .update();
            }
        }
        var exists = admin.sql("select count(*) from pg_database where datname = 'baton'")
                .query(Integer.class)
                .single();
        if (exists == 0) {
            admin.sql("create database baton owner " + OWNER).update();
            var inside = JdbcClient.create(postgres.getDatabase("postgres", "baton"));
            inside.sql("create extension pg_trgm").update();
            inside.sql("create extension unaccent").update();
            inside.sql("alter schema public owner to " + OWNER).update();
        }
    }

    Map<String, Object> settings() {
        return Map.of(
                "baton.database.url", url(),
                "baton.database.username", RUNTIME,
                "baton.database.password", PASSWORD,
                "baton.database.owner.username", OWNER,
                "baton.database.owner.password", PASSWORD);
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/baton";
    }

    /** Opens a connection as the superuser, which no row-level security binds; for tests that look behind the curtain. */
    public JdbcClient superuser() {
        return JdbcClient.create(postgres.getDatabase("postgres", "baton"));
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not stop", cause);
        }
    }
}
