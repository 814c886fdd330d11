package dev.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The server is down                             | OUTAGE
            Totalausfall? Nein: Störung seit 9 Uhr         | OUTAGE
            An error when I save                           | DEFECT
            Der Bericht zeigt einen Fehler                 | DEFECT
            I forgot my password                           | ACCESS
            Ich kann mich nicht anmelden                   | ACCESS
            You charged us twice                           | BILLING
            Ihre Rechnung                                  | BILLING
            We want to cancel                              | CANCELLATION
            Kündigung                                      | CANCELLATION
            This is unacceptable                           | COMPLAINT
            How do I print                                 | QUESTION
            Eine Frage                                     | QUESTION
            Hello there                                    | OTHER
            Downtown office, Errorless                     | OTHER
            The login page shows an error                  | DEFECT
            """)
    void a_text_is_about_the_gravest_of_its_words(String text, Topic topic) {
        assertThat(Topics.of(text)).isEqualTo(topic);
    }
}
