package dev.baton.connectors.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.connectors.testing.FakeSmtpServer;
import dev.baton.connectors.testing.FakeSmtpServer.Behaviour;
import dev.baton.connectors.testing.RelayProcess;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real process is killed (SIGKILL) at the worst moments; afterwards every letter is there. */
class KilledRelayTest {
    private static final int LETTERS = 200;
    private static final int THREADS = 4;

    private final TestDatabase database = TestDatabase.fresh();
    private final TenantId tenant = database.createTenant("acme");
    private final UUID lead = UuidV7.next();
    private final FakeSmtpServer smtp = FakeSmtpServer.start();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        started.forEach(Process::destroyForcibly);
        smtp.close();
    }

    @Test
    void killed_between_commit_and_send_each_letter_arrives_exactly_once() throws Exception {
        smtp.greetNobody();
        var process = start();
        patiently().until(() -> count("true") == LETTERS && count("lease_owner is not null") >= THREADS);
        assertThat(smtp.taken()).isEmpty();

        kill(process);
        smtp.release();
        start();

        patiently().until(() -> count("state = 'sent'") == LETTERS);
        assertThat(smtp.timesByMessageId()).hasSize(LETTERS);
        assertThat(smtp.timesByMessageId().values()).containsOnly(1L);
        assertThat(messageIds())
                .containsExactlyInAnyOrderElementsOf(smtp.timesByMessageId().keySet());
    }

    @Test
    void killed_between_acceptance_and_acknowledgement_only_what_was_under_way_comes_twice_and_the_ledger_names_it()
            throws Exception {
        smtp.withAll(to -> smtp.taken().size() >= 50 ? Behaviour.TAKE_AND_WAIT : Behaviour.TAKE);
        var process = start();
        patiently().until(() -> {
            var silent = smtp.taken().size() - count("state = 'sent'");
            return smtp.taken().size() >= 50 + THREADS && silent == THREADS && count("true") == LETTERS;
        });

        kill(process);
        smtp.withAll(to -> Behaviour.TAKE);
        smtp.release();
        start();

        patiently().until(() -> count("state = 'sent'") == LETTERS);
        var times = smtp.timesByMessageId();
        assertThat(times).hasSize(LETTERS);
        assertThat(messageIds()).containsExactlyInAnyOrderElementsOf(times.keySet());
        assertThat(times.values()).allMatch(n -> n <= 2);
        assertThat(times.values().stream().filter(n -> n == 2)).hasSizeLessThanOrEqualTo(THREADS);
        assertThat(namedAsOpen())
                .containsAll(times.entrySet().stream()
                        .filter(e -> e.getValue() == 2)
                        .map(e -> e.getKey())
                        .toList());
    }

    @Test
    void killed_again_and_again_while_it_sends_no_letter_is_missing() throws Exception {
        for (var taken : List.of(10, 100)) {
            var process = start();
            patiently().until(() -> smtp.taken().size() >= taken);
            kill(process);
        }
        start();

        patiently().until(() -> count("state = 'sent'") == LETTERS);
        var times = smtp.timesByMessageId();
        assertThat(messageIds()).hasSize(LETTERS).containsExactlyInAnyOrderElementsOf(times.keySet());
        assertThat(times.values().stream().mapToLong(n -> n - 1).sum()).isLessThanOrEqualTo(2L * THREADS);
    }

    private Process start() throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RelayProcess.class.getName(),
                tenant.toString(),
                lead.toString(),
                String.valueOf(LETTERS)));
        database.springProperties().forEach((name, value) -> command.add("--" + name + "=" + value));
        command.addAll(List.of(
                "--spring.flyway.enabled=false",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtp.port(),
                "--baton.inbox.enabled=false",
                "--baton.outbox.poll=50ms",
                "--baton.outbox.batch=20",
                "--baton.outbox.threads=" + THREADS,
                "--baton.outbox.lease=3s",
                "--baton.outbox.send-timeout=1s",
                // Nobody is given up while the server keeps still: the process is killed before.
                "--baton.mail.peer-timeout=60s"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(new File("target", "relay-process-" + UUID.randomUUID() + ".log")))
                .start();
        started.add(process);
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed by SIGKILL").isEqualTo(137);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private int count(String condition) {
        return Objects.requireNonNull(database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.outbox where " + condition)
                        .query(Integer.class)
                        .single()));
    }

    /** As the timeline has them. */
    private List<String> messageIds() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select message_id from crm.activity where kind = 'mail_out'")
                        .query(String.class)
                        .list());
    }

    private List<String> namedAsOpen() {
        return database.in(tenant, jdbc -> jdbc.sql("""
                                select o.payload ->> 'messageId' from crm.outbox o
                                  join crm.outbox_attempt a on a.outbox_id = o.id
                                 where a.answer like 'No acknowledgement came from%'
                                """).query(String.class).list());
    }
}
