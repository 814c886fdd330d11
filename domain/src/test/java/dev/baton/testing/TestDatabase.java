package dev.baton.testing;

import dev.baton.tenant.TenantId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated PostgreSQL database as production has it: {@code baton_owner} owns the tables, the application works as
 * {@code baton_app}, which owns nothing. One server per JVM; {@link #fresh()} clones a database for a test class that
 * wants to be alone.
 *
 * <pre>{@code
 * private final TestDatabase database = TestDatabase.fresh();
 * private final TenantId acme = database.createTenant("acme");
 * ...
 * database.in(acme, jdbc -> jdbc.sql("select count(*) from crm.lead").query(Long.class).single());
 * }</pre>
 *
 * In a Spring test: {@code @DynamicPropertySource static void database(DynamicPropertyRegistry registry) { DATABASE.register(registry); }},
 * or {@link DomainTest}.
 */
public final class TestDatabase {
    public static final String OWNER = "baton_owner";
    public static final String RUNTIME = "baton_app";
    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final int ATTEMPTS = 3;
    private static final String TEMPLATE = "baton_template";
    private static final AtomicInteger CLONES = new AtomicInteger();

    /** The server and its migrated template, started when first asked for and stopped with the JVM. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        /** Once more where something of the machine was in the way: a port that was taken meanwhile, a disk out of breath. */
        private static EmbeddedPostgres start() {
            for (int attempt = 1; ; attempt++) {
                try {
                    return attempt();
                } catch (IOException
                        | IllegalStateException
                        | DataAccessException
                        | ExceptionInInitializerError cause) {
                    if (attempt == ATTEMPTS) {
                        throw new IllegalStateException("PostgreSQL did not start, " + ATTEMPTS + " times", cause);
                    }
                    LOG.warn("PostgreSQL did not start; it is tried once more", cause);
                }
            }
        }

        private static EmbeddedPostgres attempt() throws IOException {
            var postgres = launchAlone();
            try {
                prepare(postgres);
            } catch (RuntimeException cause) {
                stop(postgres);
                throw cause;
            }
            SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
            return postgres;
        }

        private static void prepare(EmbeddedPostgres postgres) {
            var admin = JdbcClient.create(postgres.getPostgresDatabase());
            admin.sql("create role " + OWNER + " login password '" + OWNER + "'")
                    .update();
            admin.sql("create role " + RUNTIME + " login password '" + RUNTIME + "'")
                    .update();
            createDatabase(admin, TEMPLATE, "template1");
            var insideTemplate = JdbcClient.create(postgres.getDatabase("postgres", TEMPLATE));
            insideTemplate.sql("create extension pg_trgm schema public").update();
            insideTemplate.sql("create extension unaccent schema public").update();
            Flyway.configure()
                    .dataSource(postgres.getDatabase(OWNER, TEMPLATE))
                    .locations("classpath:db/migration")
                    .defaultSchema("public")
                    .schemas("public")
                    .placeholders(Map.of("runtime", RUNTIME))
                    .load()
                    .migrate();
        }

        /** While no other JVM of the tests does the same: two that unpack and start at once hinder each other. */
        private static EmbeddedPostgres launchAlone() throws IOException {
            var turn = Path.of(System.getProperty("java.io.tmpdir"), "baton-tests-postgresql.lock");
            try (var file = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.lock();
                return launch();
            }
        }

        private static EmbeddedPostgres launch() throws IOException {
            return EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("timezone", "UTC")
                    // Its ANALYZE is a transaction for a while, before which no other counts as over: nothing is sealed
                    // then.
                    .setServerConfig("autovacuum", "off")
                    .start();
        }

        /** After Spring has closed its contexts, which would wait half a minute for a database that is gone. */
        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException cause) {
                throw new UncheckedIOException("PostgreSQL did not stop", cause);
            }
        }

        private static void createDatabase(JdbcClient admin, String name, String template) {
            admin.sql("create database %s template %s owner %s".formatted(name, template, OWNER))
                    .update();
        }
    }

    /** The database for tests that do not mind each other's rows, because each works in a tenant of its own. */
    private static final class Shared {
        private static final TestDatabase DATABASE = cloned("baton");
    }

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** The database {@code baton} of this JVM, shared by all that ask. */
    public static TestDatabase shared() {
        return Shared.DATABASE;
    }

    /** A new database with all tables and no rows, nobody else's. */
    public static TestDatabase fresh() {
        return cloned("baton_" + CLONES.incrementAndGet());
    }

    private static synchronized TestDatabase cloned(String name) {
        Server.createDatabase(JdbcClient.create(Server.POSTGRES.getPostgresDatabase()), name, TEMPLATE);
        return new TestDatabase(name);
    }

    /** {@code jdbc:postgresql://…} without a user: see {@link #OWNER} and {@link #RUNTIME}, whose passwords are their names. */
    public String url() {
        return "jdbc:postgresql://localhost:%d/%s?reWriteBatchedInserts=true"
                .formatted(Server.POSTGRES.getPort(), name);
    }

    /** Connects as the owner of the tables, who may do DDL and is bound by row-level security all the same. */
    public DataSource owner() {
        return dataSource(OWNER, OWNER);
    }

    /** Connects as the application does. */
    public DataSource runtime() {
        return dataSource(RUNTIME, RUNTIME);
    }

    /** Connects as PostgreSQL's superuser, whom row-level security does not bind: to look behind the scenes. */
    public DataSource superuser() {
        return dataSource("postgres", "postgres");
    }

    private DataSource dataSource(String user, String password) {
        return new DriverManagerDataSource(url(), user, password);
    }

    /** A new German tenant, with the key in all its addresses. */
    public TenantId createTenant(String key) {
        var tenant = TenantId.create();
        return in(tenant, jdbc -> {
            jdbc.sql("insert into crm.tenant (id, key, name, zone, country, locale, public_key, mail_address) "
                            + "values (:id, :key, :key, 'Europe/Berlin', 'DE', 'en', :publicKey, :mail)")
                    .param("id", tenant.value())
                    .param("key", key)
                    .param("publicKey", "pk-" + key)
                    .param("mail", "leads@" + key + ".test")
                    .update();
            return tenant;
        });
    }

    /** Does the work as the application, in one transaction that sees and writes this tenant's rows. */
    public <R> R in(TenantId tenant, Function<JdbcClient, R> work) {
        return inTransaction(jdbc -> {
            jdbc.sql("select set_config('baton.tenant', :tenant, true), set_config('baton.actor', 'system:test', true)")
                    .param("tenant", tenant.toString())
                    .query()
                    .singleRow();
            return work.apply(jdbc);
        });
    }

    /** Does the work as the application, in one transaction for which nobody named a tenant. */
    public <R> R inNoTenant(Function<JdbcClient, R> work) {
        return inTransaction(work);
    }

    private <R> R inTransaction(Function<JdbcClient, R> work) {
        var dataSource = runtime();
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        return transaction.execute(status -> work.apply(JdbcClient.create(dataSource)));
    }

    /** What a Spring context needs to work on this database; a context that migrates too finds nothing to do. */
    public Map<String, String> springProperties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.datasource.url", url());
        properties.put("spring.datasource.username", RUNTIME);
        properties.put("spring.datasource.password", RUNTIME);
        properties.put("spring.flyway.url", url());
        properties.put("spring.flyway.user", OWNER);
        properties.put("spring.flyway.password", OWNER);
        properties.put("spring.flyway.default-schema", "public");
        properties.put("spring.flyway.placeholders.runtime", RUNTIME);
        return properties;
    }

    /** Hands {@link #springProperties()} to a Spring test. */
    public void register(DynamicPropertyRegistry registry) {
        springProperties().forEach((property, value) -> registry.add(property, () -> value));
    }
}
