package dev.baton.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verifies and exports audit trails without the application:
 *
 * <pre>
 * java -jar baton.jar verify-audit --from=acme.jsonl [--anchor=1234:9f86d0...]
 * java -jar baton.jar verify-audit --tenant=acme [--anchor=1234:9f86d0...]
 * java -jar baton.jar export-audit --tenant=acme --to=acme.jsonl
 * </pre>
 *
 * The database is the one that {@code BATON_DATABASE_URL}, {@code _USERNAME} and {@code _PASSWORD} name. Ends with 0 if the
 * chain holds, 1 if not, 2 if it could not be looked at.
 */
public final class AuditCommand {
    public static final int HOLDS = 0;
    public static final int BROKEN = 1;
    public static final int FAILED = 2;

    private static final Logger SAY = LoggerFactory.getLogger("dev.baton.audit.command");
    private static final String VERIFY = "verify-audit";
    private static final String EXPORT = "export-audit";

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> options;
    private final Map<String, String> environment;
    private final Clock clock;

    private AuditCommand(List<String> options, Map<String, String> environment, Clock clock) {
        this.options = options;
        this.environment = environment;
        this.clock = clock;
    }

    /** Whether the words on the command line ask for one of these commands. */
    public static boolean isOne(String... words) {
        return words.length > 0 && (words[0].equals(VERIFY) || words[0].equals(EXPORT));
    }

    /**
     * Does what the words ask for.
     *
     * @return what the process ends with
     */
    public static int run(Map<String, String> environment, Clock clock, String... words) {
        var command = new AuditCommand(Arrays.asList(words).subList(1, words.length), environment, clock);
        try {
            return words[0].equals(EXPORT) ? command.export() : command.verify();
        } catch (IOException | UncheckedIOException cause) {
            SAY.error("The file cannot be read or written: {}", cause.getMessage());
        } catch (IllegalArgumentException cause) {
            SAY.error("{}", cause.getMessage());
        } catch (DataAccessException | TransactionException cause) {
            SAY.error("The database does not answer: {}", cause.getMessage());
        }
        return FAILED;
    }

    private int verify() throws IOException {
        var anchors = anchors();
        var file = option("from");
        if (file.isEmpty()) {
            return say(inTenant(rows -> {
                rows.seal(true);
                var end = rows.end();
                var known = new ArrayList<>(anchors);
                known.addAll(rows.verified());
                end.map(ChainRows.End::anchor).ifPresent(known::add);
                var verifier =
                        new ChainVerifier(known, end.map(ChainRows.End::horizon).orElse(null));
                rows.each(verifier::accept);
                return verifier.finish();
            }));
        }
        try (var lines = Files.newBufferedReader(Path.of(file.get()))) {
            return say(ChainExport.verify(lines, anchors, json));
        }
    }

    private int export() throws IOException {
        var to = Path.of(required("to"));
        try (var writer = Files.newBufferedWriter(to)) {
            var anchor = inTenant(rows -> {
                rows.seal(true);
                return ChainExport.write(rows, required("tenant"), clock.instant(), json, line -> {
                    try {
                        writer.append(line).append('\n');
                    } catch (IOException cause) {
                        throw new UncheckedIOException(cause);
                    }
                });
            });
            SAY.info("Exported to {}; keep this anchor elsewhere: {}", to, anchor);
        }
        return HOLDS;
    }

    private static int say(Verification verification) {
        verification.findings().forEach(finding -> SAY.error("{}", finding));
        if (verification.holds()) {
            SAY.info(
                    "The audit trail holds: {} entries, {} of them not sealed yet; it ends with {}",
                    verification.entries(),
                    verification.unsealed(),
                    verification.end());
            return HOLDS;
        }
        SAY.error(
                "The audit trail does not hold: {} findings in {} entries",
                verification.found(),
                verification.entries());
        return BROKEN;
    }

    private <R> R inTenant(Function<ChainRows, R> work) {
        var database = new DriverManagerDataSource(setting("url"), setting("username"), setting("password"));
        var key = required("tenant");
        return Objects.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(database))
                .execute(status -> {
                    var jdbc = new JdbcTemplate(database);
                    tell(jdbc, "baton.scope", "across-tenants");
                    var tenant = jdbc
                            .query(
                                    "select id from crm.tenant where key = ?",
                                    (row, n) -> row.getObject(1, UUID.class),
                                    key)
                            .stream()
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("There is no tenant '" + key + "'"));
                    tell(jdbc, "baton.scope", "");
                    tell(jdbc, "baton.tenant", tenant.toString());
                    return work.apply(new ChainRows(database));
                }));
    }

    private static void tell(JdbcTemplate jdbc, String setting, String value) {
        jdbc.query("select set_config(?, ?, true)", row -> {}, setting, value);
    }

    private List<Anchor> anchors() {
        return options.stream()
                .filter(option -> option.startsWith("--anchor="))
                .map(option -> Anchor.parse(option.substring("--anchor=".length())))
                .toList();
    }

    private String setting(String name) {
        var variable = "BATON_DATABASE_" + name.toUpperCase(Locale.ROOT);
        return option("baton.database." + name)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .orElseThrow(() -> new IllegalArgumentException("Say in " + variable + " which database it is"));
    }

    private String required(String name) {
        return option(name).orElseThrow(() -> new IllegalArgumentException("Say --" + name + "=..."));
    }

    private Optional<String> option(String name) {
        var start = "--" + name + "=";
        return options.stream()
                .filter(option -> option.startsWith(start))
                .map(option -> option.substring(start.length()))
                .findFirst();
    }
}
