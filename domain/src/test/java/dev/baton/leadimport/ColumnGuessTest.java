package dev.baton.leadimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnGuessTest {
    @Test
    void english_and_german_names_are_known() {
        assertThat(ColumnGuess.of(
                        List.of("First Name", "Nachname", "E-Mail-Adresse", "Telefon (geschäftlich)", "Größe")))
                .isEqualTo(Map.of(
                        0,
                        ImportField.FIRST_NAME,
                        1,
                        ImportField.LAST_NAME,
                        2,
                        ImportField.EMAIL,
                        3,
                        ImportField.PHONE));
    }

    @Test
    void a_name_is_the_last_name_beside_a_first_name_and_a_whole_one_alone() {
        assertThat(ColumnGuess.of(List.of("Vorname", "Name"))).containsEntry(1, ImportField.LAST_NAME);
        assertThat(ColumnGuess.of(List.of("Name", "Firma"))).containsEntry(0, ImportField.FULL_NAME);
    }

    @Test
    void no_meaning_is_given_twice() {
        assertThat(ColumnGuess.of(List.of("E-Mail", "Email 1"))).containsOnlyKeys(0);
    }
}
