package dev.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands answer with what a script can ask for, and need no application. */
class AuditCommandTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final OwnerOf owner = new OwnerOf(database);
    private final Map<String, String> environment = Map.of(
            "BATON_DATABASE_URL", database.url(),
            "BATON_DATABASE_USERNAME", TestDatabase.RUNTIME,
            "BATON_DATABASE_PASSWORD", TestDatabase.RUNTIME);

    @TempDir
    private Path folder;

    private TenantId acme;

    @BeforeEach
    void a_tenant() {
        acme = database.createTenant("acme");
    }

    private int run(String... words) {
        return AuditCommand.run(environment, Clock.systemUTC(), words);
    }

    @Test
    void an_untouched_trail_holds_in_the_database_and_as_a_file() {
        var file = folder.resolve("acme.jsonl");

        assertThat(run("export-audit", "--tenant=acme", "--to=" + file)).isEqualTo(AuditCommand.HOLDS);
        assertThat(run("verify-audit", "--tenant=acme")).isEqualTo(AuditCommand.HOLDS);
        assertThat(AuditCommand.run(Map.of(), Clock.systemUTC(), "verify-audit", "--from=" + file))
                .as("without a database")
                .isEqualTo(AuditCommand.HOLDS);
    }

    @Test
    void a_changed_trail_does_not_hold() throws IOException {
        var file = folder.resolve("acme.jsonl");
        assertThat(run("export-audit", "--tenant=acme", "--to=" + file)).isEqualTo(AuditCommand.HOLDS);
        Files.writeString(file, Files.readString(file).replace("system:test", "system:best"));
        owner.tamper(acme, "update crm.audit set actor = 'person:nobody'");

        assertThat(run("verify-audit", "--from=" + file)).isEqualTo(AuditCommand.BROKEN);
        assertThat(run("verify-audit", "--tenant=acme")).isEqualTo(AuditCommand.BROKEN);
    }

    @Test
    void an_anchor_that_does_not_fit_is_found() {
        assertThat(run("verify-audit", "--tenant=acme", "--anchor=1:" + "0".repeat(64)))
                .isEqualTo(AuditCommand.BROKEN);
        assertThat(run("verify-audit", "--tenant=acme", "--anchor=99:" + "0".repeat(64)))
                .isEqualTo(AuditCommand.BROKEN);
    }

    @Test
    void what_cannot_be_looked_at_is_neither() {
        assertThat(run("verify-audit", "--from=" + folder.resolve("none"))).isEqualTo(AuditCommand.FAILED);
        assertThat(run("verify-audit", "--tenant=nobody")).isEqualTo(AuditCommand.FAILED);
        assertThat(run("verify-audit", "--tenant=acme", "--anchor=x")).isEqualTo(AuditCommand.FAILED);
        assertThat(AuditCommand.run(Map.of(), Clock.systemUTC(), "verify-audit", "--tenant=acme"))
                .isEqualTo(AuditCommand.FAILED);
    }

    @Test
    void only_these_words_are_commands() {
        assertThat(AuditCommand.isOne("verify-audit", "--tenant=acme")).isTrue();
        assertThat(AuditCommand.isOne("--server.port=1")).isFalse();
        assertThat(AuditCommand.isOne()).isFalse();
    }
}
