package dev.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "Thank you very much, it works now.",
                "Vielen Dank für die schnelle Hilfe!\n\nMit freundlichen Grüßen\nCarla",
                "Danke\n\nAm 3. November schrieb Acme:\n> Here is a new password",
                "Merci\n--\nCarla Kunde, Head of everything that is broken"
            })
    void a_letter_of_thanks_says_nothing_new(String text) {
        assertThat(Thanks.isAll(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "It does not work.",
                "Thanks, but it still does not work",
                "Thank you. Can you do the same for my colleague?",
                "Danke, aber die Rechnung stimmt nicht",
                "Thanks. The printer is broken now."
            })
    void a_letter_that_says_more_is_read(String text) {
        assertThat(Thanks.isAll(text)).isFalse();
    }
}
