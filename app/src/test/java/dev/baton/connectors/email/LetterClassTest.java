package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReceivedMail;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What letters are: here, where both the reading of letters and the table that judges them are at hand. */
class LetterClassTest {
    private static final Path LETTERS = Path.of("../connectors/src/test/resources/letters");
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = ENGINE.parseDecision(
            "mail_class",
            Objects.requireNonNull(LetterClassTest.class.getResourceAsStream("/processes/mail-intake/mail_class.dmn")));

    private final MailParser parser = new MailParser();

    static Stream<String> letters() throws IOException {
        return Files.readAllLines(LETTERS.resolve("expected.txt")).stream().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void each_letter_of_the_corpus_is_what_it_is(String line) throws IOException {
        var cells = line.split("\\s*\\|\\s*");
        var mail = parser.parse(Files.readAllBytes(LETTERS.resolve(cells[0] + ".eml")));

        var judged = judged(mail, 0, 0);

        assertThat(judged.get("class")).isEqualTo(cells[1]);
        assertThat(judged.get("open")).isEqualTo(cells[1].equals("human"));
    }

    @Test
    void every_letter_of_the_corpus_is_listed() throws IOException {
        try (var files = Files.list(LETTERS)) {
            var listed =
                    letters().map(line -> line.split("\\s*\\|\\s*")[0] + ".eml").toList();
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void two_batons_that_acknowledge_letters_stop_after_one_round() throws Exception {
        var letter = received(written(letter("Please help us.")));
        assertThat(judged(letter, 0, 0)).containsEntry("acknowledge", true);

        for (var answer :
                List.of(letter("We got it.").asAutoReply(), letter("We got it.").byMachine())) {
            assertThat(judged(received(written(answer)), 0, 0))
                    .containsEntry("class", "auto_reply")
                    .containsEntry("acknowledge", false)
                    .containsEntry("open", false)
                    .containsEntry("reopen", false);
        }
    }

    @Test
    void a_machine_that_pretends_to_be_a_person_gets_three_answers_and_no_fourth() throws Exception {
        var answers = 0;
        for (var round = 0; round < 20; round++) {
            // The same words within minutes, and each of our answers makes it write again.
            var judged = judged(received(written(letter("Thank you for your letter."))), round, answers);
            if (judged.get("acknowledge").equals(true)) {
                answers++;
            }
        }
        assertThat(answers).isEqualTo(3);
    }

    @Test
    void a_machine_that_never_writes_the_same_twice_gets_three_answers_and_no_fourth() throws Exception {
        var answers = 0;
        for (var round = 0; round < 20; round++) {
            var judged = judged(received(written(letter("Your number is " + round))), 0, answers);
            if (judged.get("acknowledge").equals(true)) {
                answers++;
            }
        }
        assertThat(answers).isEqualTo(3);
    }

    /** What the table says of a letter of a stranger. */
    private static Map<String, Object> judged(ReceivedMail mail, long sameBody, long ourAnswers) {
        var traits = new HashMap<>(mail.facts().traits());
        traits.put("ownLetter", false);
        traits.put("ownAddress", false);
        traits.put("sameBodyHash10min", sameBody);
        traits.put("repliesFromSender1h", ourAnswers);
        return ENGINE.evaluateDecisionTable(TABLE, traits).getSingleResult().getEntryMap();
    }

    private ReceivedMail received(byte[] raw) {
        return parser.parse(raw);
    }

    private static OutgoingMail letter(String text) {
        return OutgoingMail.to(RecordRef.lead(UuidV7.next()), "help@acme.example", "Help", text);
    }

    private static byte[] written(OutgoingMail mail) throws MessagingException, IOException {
        var posted = new PostedMail(
                mail,
                "<" + UuidV7.next() + "@engines.example>",
                "ada@engines.example",
                "Ada King",
                "ada+l@engines.example",
                "ada@engines.example",
                null);
        var bytes = new ByteArrayOutputStream();
        WrittenLetter.of(
                        posted,
                        UuidV7.next(),
                        Session.getInstance(new Properties()),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        true)
                .writeTo(bytes);
        return bytes.toByteArray();
    }
}
