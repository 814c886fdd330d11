package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.mail.ReceivedMail;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.LanguageGuess;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterheadTest {
    @Test
    void name_company_phone_and_title_are_read_from_header_and_signature() {
        var head = head("\"King, Ada\"", "ada@engines.example", """
                Hello,
                we would like an offer.

                Ada King
                Head of Operations
                Analytical Engines GmbH, Berlin
                Tel. +49 30 901820
                """);

        assertThat(head.firstName()).isEqualTo("Ada");
        assertThat(head.lastName()).isEqualTo("King");
        assertThat(head.company()).isEqualTo("Analytical Engines GmbH");
        assertThat(head.jobTitle()).isEqualTo("Head of Operations");
        assertThat(head.phone()).contains("30 901820");
    }

    @Test
    void without_a_signature_address_and_domain_have_to_do() {
        var head = head(null, "ada.king@engines.co.uk", "Please call.");

        assertThat(head.firstName()).isEqualTo("Ada");
        assertThat(head.lastName()).isEqualTo("King");
        assertThat(head.company()).isEqualTo("Engines");
        assertThat(head.phone()).isNull();
    }

    @Test
    void a_free_mailbox_names_no_company_and_a_quoted_signature_is_not_theirs() {
        var head = head(
                "Ada",
                "ada99@gmail.com",
                "Hi\n\nAda\n\nOn Monday, 1 June 2026 Bob wrote:\n> Bob\n> Other Ltd\n> +44 20 7946 0958");

        assertThat(head.lastName()).isEqualTo("Ada");
        assertThat(head.company()).isNull();
        assertThat(head.phone()).isNull();
    }

    @Test
    void the_language_is_guessed_from_small_words() {
        assertThat(LanguageGuess.of("Wir sind an der Lösung interessiert, bitte rufen Sie uns an und", "en"))
                .isEqualTo("de");
        assertThat(LanguageGuess.of("We would like to know the price for our team, please", "de"))
                .isEqualTo("en");
        assertThat(LanguageGuess.of("Hi!", "fr")).isEqualTo("fr");
    }

    private static Letterhead head(@Nullable String name, String from, String text) {
        var address = EmailAddress.read(from);
        var mail = new ReceivedMail(
                "<1@x>", null, List.of(), from, name, List.of(), "Offer", text, null, null, false, List.of());
        return Letterhead.of(mail, address, MailDomains.judge(address, "acme.test"), "DE");
    }
}
