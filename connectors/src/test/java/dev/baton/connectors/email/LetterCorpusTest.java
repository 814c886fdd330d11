package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.mail.Delivery;
import dev.baton.mail.MailFacts;
import dev.baton.mail.ReceivedAttachment;
import dev.baton.mail.ReceivedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ugly letters, each with what must come out of it; what kind of letter each one is says {@code LetterClassTest}. */
class LetterCorpusTest {
    private final MailParser parser = new MailParser();

    /** A line of the list of letters. */
    record Expected(String letter, String kind, String from, String text, List<String> files) {
        static Expected read(String line) {
            var cells = Arrays.stream(line.split("\\|"))
                    .map(String::strip)
                    .map(cell -> cell.equals("-") ? "" : cell)
                    .toList();
            return new Expected(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4).isEmpty() ? List.of() : List.of(cells.get(4).split(", ")));
        }

        @Override
        public String toString() {
            return letter;
        }
    }

    static Stream<Expected> letters() {
        return new String(bytes("expected.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Expected::read);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void of_each_letter_comes_out_what_is_in_it(Expected expected) {
        var mail = parsed(expected.letter());

        assertThat(mail.from()).isEqualTo(expected.from());
        assertThat(mail.text()).contains(expected.text());
        assertThat(mail.attachments())
                .extracting(ReceivedAttachment::fileName)
                .containsExactlyElementsOf(expected.files());
        assertThat(mail.messageId()).matches("<[^<>\\s]+>");
        assertThat(parsed(expected.letter()).messageId())
                .as("the same each time")
                .isEqualTo(mail.messageId());
        assertThat(ReceivedMail.fromPayload(mail.toPayload()))
                .usingRecursiveComparison()
                .isEqualTo(mail);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void cut_off_anywhere_it_still_is_a_letter(Expected expected) {
        var raw = bytes(expected.letter() + ".eml");
        for (var end = 0; end < raw.length; end += Math.max(1, raw.length / 23)) {
            assertThat(parser.parse(Arrays.copyOf(raw, end)).text()).isNotNull();
        }
    }

    @Test
    void subjects_are_read_in_every_writing() {
        assertThat(parsed("iso-2022-jp").subject()).isEqualTo("見積もりのお願い");
        assertThat(parsed("iso-2022-jp").fromName()).isEqualTo("山田");
        assertThat(parsed("koi8-r").subject()).isEqualTo("Вопрос");
        assertThat(parsed("gb18030").subject()).isEqualTo("报价");
        assertThat(parsed("utf8-that-says-ascii").subject()).isEqualTo("Preisanfrage für Türen");
        assertThat(parsed("character-cut-between-encoded-words").subject()).isEqualTo("Grüße aus München");
    }

    @Test
    void a_date_nobody_can_mean_is_none() {
        assertThat(parsed("date-in-1970").sentAt()).isNull();
        assertThat(parsed("broken-headers").sentAt()).isNull();
        assertThat(parsed("html-only").sentAt()).isEqualTo(Instant.parse("2026-03-03T09:15:30Z"));
    }

    @Test
    void an_invitation_says_what_when_where_and_who() {
        assertThat(parsed("invitation").text())
                .isEqualTo("Kick-off, second try\n"
                        + "2026-03-10 10:00 (Europe/Berlin) - 2026-03-10 11:30 (Europe/Berlin)\n"
                        + "Room 4 first floor\nada@engines.example");
        assertThat(parsed("invitation-of-outlook").text()).startsWith("See you there!\n\nKick-off, second try\n");
    }

    @Test
    void a_report_tells_of_each_recipient_and_which_letter_it_is_about() {
        assertThat(factsOf("arf-abuse").reportedFrom())
                .isEqualTo("sales+b0192f000-0000-7000-8000-000000000001@acme.example");
        assertThat(factsOf("dsn-postfix").deliveries())
                .containsExactly(new Delivery(
                        "ada@engines.example",
                        "failed",
                        "5.1.1",
                        "550 5.1.1 <ada@engines.example>: Recipient address rejected: User unknown"));
        assertThat(factsOf("dsn-two-recipients").deliveries())
                .extracting(each -> each.recipient() + " " + each.status())
                .containsExactly("full@engines.example 4.2.2", "ada@engines.example 5.7.1");
        assertThat(factsOf("dsn-exchange-restricted-group").deliveries().get(0).status())
                .isEqualTo("5.7.133");
        for (var report : List.of(
                "dsn-postfix",
                "dsn-postfix-delayed",
                "dsn-two-recipients",
                "dsn-exchange-restricted-group",
                "dsn-exchange-mailbox-full",
                "dsn-gmail",
                "dsn-delivered",
                "bounce-qmail",
                "bounce-exim",
                "arf-abuse",
                "arf-not-spam")) {
            assertThat(factsOf(report).reportedId()).as(report).isEqualTo("<ours-1@acme.example>");
        }
    }

    @Test
    void a_failure_in_plain_words_tells_whom_it_did_not_reach_and_why() {
        assertThat(factsOf("bounce-qmail").deliveries())
                .containsExactly(
                        new Delivery("ada@engines.example", "failed", "5.0.0", "Remote host said: 550 no such user"));
        assertThat(factsOf("bounce-exim").deliveries()).singleElement().satisfies(each -> {
            assertThat(each.recipient()).isEqualTo("ada@engines.example");
            assertThat(each.status()).isEqualTo("4.7.1");
        });
        assertThat(factsOf("words-of-a-bounce-by-a-person").bounceText()).isFalse();
        assertThat(factsOf("forward-of-a-bounce-by-a-person").reportType()).isEmpty();
    }

    @Test
    void a_letter_of_25_megabytes_comes_in_whole() {
        var line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n";
        var lines = 25 * 1024 * 1024 / line.length();
        var raw = "From: ada@engines.example\r\nMessage-ID: <big@engines.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=big\r\n\r\n--big\r\nContent-Type: text/plain\r\n\r\nThe film.\r\n"
                + "--big\r\nContent-Type: video/mp4; name=film.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + line.repeat(lines) + "--big--\r\n";

        var mail = parser.parse(raw.getBytes(StandardCharsets.US_ASCII));

        assertThat(mail.text()).isEqualTo("The film.");
        assertThat(mail.attachments()).singleElement().satisfies(film -> {
            assertThat(film.fileName()).isEqualTo("film.mp4");
            assertThat(film.size()).isEqualTo(lines * 57L);
        });
    }

    private MailFacts factsOf(String letter) {
        return parsed(letter).facts();
    }

    private ReceivedMail parsed(String letter) {
        return parser.parse(bytes(letter + ".eml"));
    }

    private static byte[] bytes(String file) {
        try (var in = LetterCorpusTest.class.getResourceAsStream("/letters/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
