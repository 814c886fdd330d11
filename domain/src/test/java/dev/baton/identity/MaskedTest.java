package dev.baton.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada.king@engines.example | a•••@engines.example",
                "Write to <ada+x@engines.example>, please | Write to <a•••@engines.example>, please",
                "mailto:ada@engines.example | mailto:a•••@engines.example",
                "+49 30 901820 | •••",
                "Call 030 901820 or (040) 12 34 56 | Call ••• or (•••",
                "tel: +4930901820. | tel: •••.",
                "0049 30/901820 | •••"
            })
    void mailboxes_and_numbers_cannot_be_read(String text, String masked) {
        assertThat(Masked.personal(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08.12.2026 09:30",
                "2026-11-20T10:15:00Z",
                "0190a000-0000-7000-8000-000000000002",
                "Task_FirstContact v12",
                "0.35 of 1",
                "@ noon",
                "1,200 employees"
            })
    void what_is_nobodys_stays(String text) {
        assertThat(Masked.personal(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Budget 80,000.00 EUR for it | Budget ••• EUR for it",
                "EUR 80000 | EUR •••",
                "$1.5 | $ •••",
                "80 people in 2026 | 80 people in 2026"
            })
    void amounts_cannot_be_read(String text, String masked) {
        assertThat(Masked.amounts(text)).isEqualTo(masked);
    }
}
