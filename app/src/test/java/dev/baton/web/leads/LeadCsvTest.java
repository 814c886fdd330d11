package dev.baton.web.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadCsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uFF1D1", "\u00A0\uFF0B1"})
    void no_cell_is_a_formula(String cell) {
        assertThat(LeadCsv.cell(cell)).isEqualTo("\"'" + cell + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada \"the\" King", "a,b", "line\nbreak"})
    void nothing_ends_its_cell(String cell) {
        var written = LeadCsv.cell(cell);

        assertThat(written.substring(1, written.length() - 1).replace("\"\"", ""))
                .doesNotContain("\"");
    }
}
