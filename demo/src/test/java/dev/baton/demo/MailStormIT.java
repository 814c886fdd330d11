package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.masking.UncaughtFailures;
import dev.baton.testing.TestDatabase;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many letters to a help desk, over a line that refuses, is slow and delivers twice, and Baton killed (SIGKILL) twice on
 * the way: none is lost, none is answered twice. {@code -Dbaton.storm.letters=5000} for more of them; what it took is
 * written to {@code target/mail-storm.txt}.
 */
class MailStormIT {
    private static final int LETTERS = Integer.getInteger("baton.storm.letters", 100);
    private static final Duration PATIENCE = Duration.ofSeconds(120 + LETTERS / 2);
    private static final int SACK = 120;
    private static final String PASSWORD = "baton";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient rows = JdbcClient.create(database.superuser());
    private final String desk = DemoTenants.supportOf(DemoTenants.ACME);
    private final StormMail storm = new StormMail(desk, "r" + LETTERS);
    private final GreenMail mail = startMail();
    private final FlakySmtp line = FlakySmtp.open();
    private final List<Process> started = new ArrayList<>();
    private final List<Path> logs = new ArrayList<>();

    @TempDir
    Path data;

    @AfterEach
    void stop() throws IOException {
        started.forEach(Process::destroyForcibly);
        line.close();
        mail.stop();
    }

    @Test
    void killed_twice_in_a_storm_it_loses_no_letter_and_answers_none_twice() throws Exception {
        line.to(mail.getSmtp().getPort());
        line.storm(true);
        line.slow(Duration.ofMillis(200));
        var customers = numbers(StormMail.Kind.OPENS).size();
        var began = Instant.now();

        var postman = CompletableFuture.runAsync(this::bringAll);
        var first = start();
        until(answered -> answered >= customers / 5);
        kill(first);
        var second = start();
        until(answered -> answered >= customers * 3L / 5);
        kill(second);
        start();
        until(answered -> answered >= customers);
        postman.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        patiently().untilAsserted(() -> {
            assertThat(count("crm.inbox where state <> 'done'")).isZero();
            assertThat(count("crm.outbox where channel = 'email' and state <> 'sent'"))
                    .isZero();
            assertThat(count("act_ru_job where type_ = 'message'")).isZero();
        });
        var took = Duration.between(began, Instant.now());

        eachLetterWasSorted();
        eachMatterIsOneTicket();
        var copies = eachCustomerWasAnsweredOnce();
        assertThat(line.failures()).isGreaterThan(customers / 4);
        for (var log : logs) {
            assertThat(Files.readString(log)).doesNotContain("customers.example");
        }
        tell(took, copies);
    }

    private void eachLetterWasSorted() {
        assertThat(count("crm.inbox where source = 'mail' and state = 'done'")).isEqualTo(LETTERS);
        assertThat(classes())
                .isEqualTo(Map.of(
                        "human",
                        (long) numbers(StormMail.Kind.OPENS).size()
                                + numbers(StormMail.Kind.GOES_ON).size(),
                        "auto_reply",
                        (long) numbers(StormMail.Kind.MACHINE).size(),
                        "bounce_hard",
                        (long) numbers(StormMail.Kind.REPORT).size()));
    }

    /** The letter that began it and those that go on with it stand in one ticket, each once, and its process is at work. */
    private void eachMatterIsOneTicket() {
        var tickets = rows.sql("""
            select t.requester_email_key as customer,
                   string_agg(a.message_id, ' ' order by a.message_id collate "C") as letters
              from crm.ticket t
              join crm.activity a on a.record_id = t.id and a.record_type = 'ticket' and a.kind = 'mail_in'
             group by t.id
            """)
                .query((row, n) -> Map.entry(row.getString("customer"), row.getString("letters")))
                .list();
        var expected = IntStream.range(0, LETTERS)
                .filter(n -> StormMail.kind(n) == StormMail.Kind.OPENS || StormMail.kind(n) == StormMail.Kind.GOES_ON)
                .boxed()
                .collect(Collectors.groupingBy(
                        storm::customer,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                all -> all.stream()
                                        .map(storm::messageId)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))));
        assertThat(tickets).containsExactlyInAnyOrderElementsOf(expected.entrySet());
        assertThat(count("crm.ticket")).isEqualTo(expected.size());
        assertThat(count("""
            act_ru_execution e where e.parent_id_ is null and e.proc_def_id_ like 'ticket-lifecycle:%'
            """)).isEqualTo(expected.size());
        assertThat(count("act_ru_incident")).isZero();
    }

    /** As every mail program shows it: a letter that came twice under one name is one. */
    private long eachCustomerWasAnsweredOnce() {
        var answers = answers();
        var customers =
                numbers(StormMail.Kind.OPENS).stream().map(storm::customer).toList();
        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(customers);
        answers.forEach((customer, ids) -> assertThat(ids.stream().distinct())
                .as("Different letters that reached %s", customer)
                .hasSize(1));
        assertThat(count("crm.outbox where state = 'dead'")).isZero();
        return answers.values().stream().mapToLong(ids -> ids.size() - 1).sum();
    }

    private void tell(Duration took, long copies) throws IOException {
        var told = """
            %d letters, %d kills, %.0f s: %.1f letters/s, in the busiest minute %d
            the line failed %d times and brought %d of %d answers twice
            """.formatted(
                        LETTERS,
                        started.size() - 1,
                        took.toMillis() / 1000.0,
                        LETTERS * 1000.0 / took.toMillis(),
                        busiestMinute(),
                        line.failures(),
                        copies,
                        numbers(StormMail.Kind.OPENS).size());
        Files.writeString(Path.of("target", "mail-storm.txt"), told);
    }

    private long busiestMinute() {
        return rows.sql("""
            select max(letters) from (
              select count(*) as letters from crm.inbox where source = 'mail' group by date_trunc('minute', done_at)) m
            """).query(Long.class).single();
    }

    /** Sack by sack, each once the one before was read and put away: GreenMail slows down with the square of what lies there. */
    private void bringAll() {
        for (var from = 0; from < LETTERS; from += SACK) {
            bring(from, Math.min(from + SACK, LETTERS));
            patiently().until(() -> mailbox().getUnseenCount() == 0);
            mailbox().deleteAllMessages();
        }
    }

    private MailFolder mailbox() {
        var managers = mail.getManagers();
        try {
            return managers.getImapHostManager()
                    .getInbox(managers.getUserManager().getUserByEmail(desk));
        } catch (FolderException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Over SMTP, as mail servers do, into the mailbox that Baton reads. */
    private void bring(int from, int to) {
        var session = mail.getSmtp().createSession();
        try (var transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", mail.getSmtp().getPort(), null, null);
            for (var n : StormMail.arriving(from, to)) {
                transport.sendMessage(storm.write(n, session), new Address[] {new InternetAddress(desk)});
            }
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private Process start() throws IOException {
        var log = Path.of("target", "storm-process-" + started.size() + ".log");
        Files.createDirectories(log.getParent());
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StormProcess.class.getName(),
                data.toString(),
                String.valueOf(line.port()),
                String.valueOf(mail.getImap().getPort())));
        database.springProperties().forEach((name, value) -> command.add("--" + name + "=" + value));
        command.addAll(List.of(
                "--baton.inbox.lease=5s",
                "--baton.outbox.send-timeout=4s",
                "--baton.outbox.lease=5s",
                "--baton.outbox.batch=40",
                "--baton.outbox.backoff-base=200ms",
                "--baton.outbox.backoff-max=2s",
                "--baton.outbox.circuit-rest=500ms"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        started.add(process);
        logs.add(log);
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed by SIGKILL").isEqualTo(137);
    }

    private void until(LongPredicate answered) {
        patiently().until(() -> {
            assertThat(started.get(started.size() - 1).isAlive())
                    .as("Baton should run: see %s", logs.get(logs.size() - 1))
                    .isTrue();
            return answered.test(answers().size());
        });
    }

    /** GreenMail's threads complain aloud when the line to a killed process breaks; that is no failure of what is awaited. */
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(LETTERS > 1000 ? 2000 : 200));
    }

    /** The names of the letters that reached each customer. */
    private Map<String, List<String>> answers() {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(letter -> recipient(letter).endsWith("customers.example"))
                .collect(Collectors.groupingBy(
                        MailStormIT::recipient, Collectors.mapping(MailStormIT::id, Collectors.toList())));
    }

    private static List<Integer> numbers(StormMail.Kind kind) {
        return IntStream.range(0, LETTERS)
                .filter(n -> StormMail.kind(n) == kind)
                .boxed()
                .toList();
    }

    private Map<String, Long> classes() {
        return rows
                .sql("select class, count(*) as letters from crm.letter group by class")
                .query((row, n) -> Map.entry(row.getString("class"), row.getLong("letters")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long count(String rowsWhere) {
        return rows.sql("select count(*) from " + rowsWhere).query(Long.class).single();
    }

    private static String recipient(MimeMessage letter) {
        try {
            return ((InternetAddress) letter.getAllRecipients()[0]).getAddress().toLowerCase(Locale.ROOT);
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static String id(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Its threads end when the line to a killed process breaks, and quote what they were reading. */
    private static GreenMail startMail() {
        UncaughtFailures.goToTheLog();
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        for (var tenant : DemoTenants.ALL) {
            server.setUser(tenant.mailAddress(), tenant.mailAddress(), PASSWORD);
            server.setUser(DemoTenants.supportOf(tenant), DemoTenants.supportOf(tenant), PASSWORD);
        }
        server.start();
        return server;
    }
}
