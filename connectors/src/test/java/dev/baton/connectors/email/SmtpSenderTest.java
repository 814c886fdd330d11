package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.connectors.testing.FakeSmtpServer;
import dev.baton.mail.OutgoingMail;
import dev.baton.mailbox.SigningKeys;
import dev.baton.mailroom.RelayedLetters;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.outbox.SendOutcome;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.tenant.TenantId;
import dev.baton.testing.LetterHeaders;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.unit.DataSize;

/** What is on the wire when somebody tried to write a header into a letter of Baton's: headers that Baton writes, and no other. */
class SmtpSenderTest {
    private static final String CUSTOMER = "customer@new.example";
    private static final String VICTIM = "victim@evil.example";

    private final FakeSmtpServer server = FakeSmtpServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    static Stream<String> injections() {
        return Stream.of(
                        "\r\n",
                        "\n",
                        "\r",
                        "\r\n\r\n",
                        "\n\n",
                        "\r\n ",
                        "\n\t",
                        "\u2028",
                        "\u0085",
                        "\u000b",
                        "\u000c",
                        "\u560d\u560a",
                        "\u563e\u560d\u560aRCPT\u5620TO\u563a\u563c",
                        "=0D=0A",
                        "%0d%0a",
                        "=?utf-8?Q?=0D=0A?=")
                .map(end -> "Hello" + end + "Bcc: " + VICTIM + end + "Content-Type: text/html" + end + ".");
    }

    @ParameterizedTest
    @MethodSource("injections")
    void a_subject_stays_in_its_line(String text) {
        sent(letter(CUSTOMER, "Customer", text, "<1@a.example>", List.of()), "Acme", "<2@a.example>", CUSTOMER);
    }

    @ParameterizedTest
    @MethodSource("injections")
    void a_name_stays_in_its_line(String text) {
        sent(letter(CUSTOMER, text, "Hello", "<1@a.example>", List.of()), text, "<2@a.example>", CUSTOMER);
        sent(
                letter(CUSTOMER, "\"" + text + "\" <" + VICTIM + ">,", "Hello", null, List.of()),
                "Acme",
                "<2@a.example>",
                CUSTOMER);
    }

    @ParameterizedTest
    @MethodSource("injections")
    void what_is_answered_stays_in_its_line(String text) {
        sent(
                letter(CUSTOMER, null, "Hello", text, List.of(text, "<1@a.example>", text)),
                "Acme",
                "<2@a.example>",
                CUSTOMER);
    }

    @ParameterizedTest
    @MethodSource("injections")
    void an_address_or_identity_that_does_not_fit_one_line_is_not_sent(String text) {
        for (var address : List.of(
                text,
                CUSTOMER + text,
                "a" + text + "@new.example",
                "victim\u5640evil.example\u563e\u5620" + CUSTOMER,
                "\"" + text + "\"@new.example",
                CUSTOMER + "," + VICTIM,
                CUSTOMER + ">\r\nRCPT TO:<" + VICTIM)) {
            sent(letter(address, "Customer", "Hello", null, List.of()), "Acme", "<2@a.example>", address);
        }
        sent(letter(CUSTOMER, "Customer", "Hello", null, List.of()), "Acme", "<2@a.example" + text + ">", CUSTOMER);
    }

    @Test
    void a_line_of_the_text_that_is_a_dot_does_not_end_the_letter() {
        var mail = new OutgoingMail(
                record(),
                CUSTOMER,
                null,
                "Hello",
                "Good day\r\n.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<" + VICTIM + ">\nDATA\n.\n\nend",
                null,
                null,
                List.of(),
                false);

        sent(mail, "Acme", "<2@a.example>", CUSTOMER);

        assertThat(server.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.content()).contains("end"));
    }

    @Test
    void a_domain_in_its_own_script_is_written_so_that_every_server_finds_it() {
        sent(
                letter("info@m\u00fcller.example", "J\u00fcrgen", "Hello", null, List.of()),
                "Acme",
                "<2@a.example>",
                "info@xn--mller-kva.example");

        assertThat(server.taken())
                .singleElement()
                .satisfies(taken ->
                        assertThat(taken.content()).contains("=?UTF-8?Q?J=C3=BCrgen?= <info@xn--mller-kva.example>"));
    }

    /** Sends it, and looks at each letter that arrived; one that is refused does not arrive at all. */
    private void sent(OutgoingMail mail, String fromName, String messageId, String recipient) {
        var before = server.taken().size();
        var posted = new PostedMail(
                mail, messageId, "sales@acme.example", fromName, "sales+x@acme.example", "sales@acme.example", null);

        var outcome = sender().send(entry(posted));

        var arrived = server.taken().subList(before, server.taken().size());
        assertThat(arrived).hasSize(outcome instanceof SendOutcome.Sent ? 1 : 0);
        if (outcome instanceof SendOutcome.Refused) {
            assertThat(List.of(recipient, messageId))
                    .as("what was refused")
                    .isNotEqualTo(List.of(CUSTOMER, "<2@a.example>"));
        }
        assertThat(server.triesFor(VICTIM)).isZero();
        for (var letter : arrived) {
            assertThat(letter.recipient()).isEqualTo(recipient);
            assertThat(headers(letter.content()))
                    .as(letter.content())
                    .isSubsetOf(LetterHeaders.OURS)
                    .doesNotHaveDuplicates();
        }
    }

    /** The names of the lines before the first empty one, which is where a header begins for whoever reads the letter. */
    private static List<String> headers(String letter) {
        return letter.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .map(line -> line.split(":", 2)[0].toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    private static OutgoingMail letter(
            String to, @Nullable String name, String subject, @Nullable String answered, List<String> references) {
        return new OutgoingMail(record(), to, name, subject, "Good day", null, answered, references, true);
    }

    private static RecordRef record() {
        return new RecordRef(RecordType.LEAD, UUID.randomUUID());
    }

    private SmtpSender sender() {
        var line = new JavaMailSenderImpl();
        line.setHost("127.0.0.1");
        line.setPort(server.port());
        var beans = new StaticListableBeanFactory();
        beans.addBean("server", line);
        return new SmtpSender(
                beans.getBeanProvider(JavaMailSenderImpl.class),
                new MailSettings(
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5),
                        DataSize.ofMegabytes(1),
                        true,
                        true),
                Mockito.mock(SigningKeys.class),
                Mockito.mock(RelayedLetters.class),
                Mockito.mock(Outbox.class),
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    private static OutboxEntry entry(PostedMail posted) {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        return new OutboxEntry(
                UUID.randomUUID(),
                TenantId.create(),
                Channel.EMAIL,
                SendKey.of("letter", "1"),
                posted.mail().record(),
                null,
                null,
                posted.mail().to(),
                posted.mail().subject(),
                posted.toPayload(),
                OutboxState.values()[0],
                0,
                now,
                now,
                null,
                null,
                "test");
    }
}
