package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/rights.md says what the code does. */
class RightsTableTest {
    private static final Path PAGE = Path.of("../docs/rights.md");
    private static final Path WRITTEN_ANEW = Path.of("target/rights.md");

    @Test
    void the_tables_of_docs_rights_md_are_those_of_the_code() throws IOException {
        var page = RightsTable.read(PAGE);

        var anew = RightsTable.into(page);

        if (!anew.equals(page)) {
            Files.createDirectories(WRITTEN_ANEW.toAbsolutePath().getParent());
            Files.writeString(WRITTEN_ANEW, anew);
        }
        assertThat(page)
                .as("docs/rights.md is older than the code. It was written anew to app/target/rights.md: look at the "
                        + "difference, and if every line is meant, cp app/target/rights.md docs/rights.md")
                .isEqualTo(anew);
    }

    @Test
    void a_changed_cell_is_noticed() {
        var page = RightsTable.read(PAGE);

        assertThat(page).contains("| import-leads |");
        var forged = page.replaceFirst("(\\| import-leads \\|[^|]*\\| yes \\| yes \\| yes \\|) - ", "$1 yes ");

        assertThat(forged).isNotEqualTo(page);
        assertThat(RightsTable.into(forged)).isEqualTo(page);
    }
}
