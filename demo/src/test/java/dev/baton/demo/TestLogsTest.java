package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of the logs finds whom it should find. */
class TestLogsTest {
    private static final String LAST = "demo/target/failsafe-reports";

    @TempDir
    private Path project;

    @BeforeEach
    void every_module_has_a_log() throws IOException {
        for (var folder : List.of(
                "domain/target/surefire-reports",
                "connectors/target/surefire-reports",
                "delegates/target/surefire-reports",
                "app/target/surefire-reports",
                "app/target/failsafe-reports",
                LAST)) {
            write(folder, "10:15:00.123 INFO  Started Baton in 12.345 seconds");
        }
    }

    private void write(String folder, String line) throws IOException {
        var file = project.resolve(folder).resolve("dev.baton.SomeTest-output.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "A line before\n" + line + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARN Cannot send to ada.king@engines.example now",
                "Key (email)=(Ada+x@mail.engines.co.uk) already exists",
                "<erika@engines.example>",
                "Nobody answers at +49 30 901820-77",
                "Nobody answers at +493090182077.",
                "Nobody answers at 0049 30 90182077",
                "Nobody answers at 030 90182077",
                "Cannot read Lovelace, Ada"
            })
    void a_log_that_names_somebody_is_found_and_not_repeated(String line) throws IOException {
        write(LAST, line);

        assertThat(new TestLogs(project).problems())
                .singleElement()
                .asString()
                .startsWith("demo/target/failsafe-reports/dev.baton.SomeTest-output.txt:2 names ")
                .doesNotContain("engines", "9018", "Ada");
        assertThatThrownBy(() -> TestLogs.main(project.toString())).hasMessageContaining("should name nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot send to a***@***, call +*** or 0***",
                "java.lang.Object@1a2b3c4d at dev.baton.lead.LeadService.register(LeadService.java:0123)",
                "2026-11-21T10:15:00.123+01:00 lead:01990a2b-0123-7abc-8def-001122334455 took 0.250 s",
                "jdbc:postgresql://localhost:54321/baton_1 1 000 000 rows, seed = -8008135123456789",
                "E-mail        hello@acme.example",
                "Message-ID: <04429fbf-4150-46fc-adba-5b77816f4964@acme.example>"
            })
    void what_is_nobody_is_not_taken_for_somebody(String line) throws IOException {
        write(LAST, line);

        assertThat(new TestLogs(project).problems()).isEmpty();
        TestLogs.main(project.toString());
    }

    @Test
    void a_log_that_is_missing_is_found() throws IOException {
        Files.delete(project.resolve("connectors/target/surefire-reports/dev.baton.SomeTest-output.txt"));

        assertThat(new TestLogs(project).problems())
                .containsExactly("connectors/target/surefire-reports has no log: were its tests run?");
    }
}
