package dev.baton.leadimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.SpreadsheetSafe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedRowsTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 1", "-2", "@SUM(A1)", "\tx", "\rx"})
    void a_cell_that_a_spreadsheet_takes_for_a_formula_gets_a_quote(String cell) {
        assertThat(SpreadsheetSafe.cell(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "a=b", "'x"})
    void other_cells_stay_as_they_are(String cell) {
        assertThat(SpreadsheetSafe.cell(cell)).isEqualTo(cell);
    }
}
