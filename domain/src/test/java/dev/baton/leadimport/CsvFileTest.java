package dev.baton.leadimport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.Rejected;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_found(String delimiter) {
        var table = read(String.join(delimiter, "Name", "E-Mail", "Firma") + "\n"
                + String.join(delimiter, "Ada", "ada@engines.test", "Engines"));

        assertThat(table.delimiter()).isEqualTo(delimiter.charAt(0));
        assertThat(table.header()).containsExactly("Name", "E-Mail", "Firma");
        assertThat(table.rows().get(0).cells()).containsExactly("Ada", "ada@engines.test", "Engines");
    }

    @Test
    void commas_inside_cells_do_not_hide_a_semicolon() {
        var table = read("Name, Vorname;E-Mail\nLovelace, Ada;ada@engines.test\nHopper, Grace;grace@navy.test");

        assertThat(table.delimiter()).isEqualTo(';');
    }

    @Test
    void umlauts_of_windows_1252_are_read() {
        var table = read(("Vorname;Nachname;Ort\n" + "Jörg;Müller;Köln\n".repeat(20)).getBytes(WINDOWS_1252));

        assertThat(table.charset()).isEqualTo(WINDOWS_1252);
        assertThat(table.rows().get(0).cells()).containsExactly("Jörg", "Müller", "Köln");
    }

    @Test
    void one_umlaut_in_a_short_file_is_enough() {
        assertThat(read("Name;Firma\nMüller;Stahl\n".getBytes(ISO_8859_1))
                        .rows()
                        .get(0)
                        .cells())
                .containsExactly("Müller", "Stahl");
    }

    @Test
    void utf_8_is_read_with_and_without_its_mark() {
        for (var mark : List.of("", "\uFEFF")) {
            var table = read((mark + "Name,Firma\nŁukasz,Żółw").getBytes(UTF_8));

            assertThat(table.charset()).isEqualTo(UTF_8);
            assertThat(table.header()).containsExactly("Name", "Firma");
            assertThat(table.rows().get(0).cells()).containsExactly("Łukasz", "Żółw");
        }
    }

    @Test
    void utf_16_is_read_with_and_without_its_mark() {
        var text = "Name\tFirma\nJörg\tStahl AG\n";
        for (var bytes : List.of(
                ("\uFEFF" + text).getBytes(UTF_16LE),
                ("\uFEFF" + text).getBytes(UTF_16BE),
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE))) {
            assertThat(read(bytes).rows().get(0).cells()).containsExactly("Jörg", "Stahl AG");
        }
    }

    @Test
    void cyrillic_is_not_taken_for_western_letters() {
        var cyrillic = Charset.forName("windows-1251");
        var table =
                read(("Имя;Фамилия;Компания\n" + "Иван;Петров;Северный завод машин\n".repeat(10)).getBytes(cyrillic));

        assertThat(table.rows().get(0).cells()).contains("Иван", "Петров");
    }

    @Test
    void quoted_cells_keep_delimiters_quotes_and_line_breaks() {
        var table = read("Name,Note\r\n\"Lovelace, Ada\",\"says \"\"hi\"\"\r\nand more\"\r\nGrace,x\r\n");

        assertThat(table.rows().get(0).cells()).containsExactly("Lovelace, Ada", "says \"hi\"\r\nand more");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 4);
    }

    @Test
    void ragged_rows_and_empty_lines_do_not_stop_the_file() {
        var table = read("a,b,c\n1\n\n,,\n1,2,3,4\n");

        assertThat(table.rows())
                .extracting(CsvTable.Row::cells)
                .containsExactly(List.of("1"), List.of("1", "2", "3", "4"));
    }

    @Test
    void what_excel_says_about_its_delimiter_is_heard() {
        var table = read("sep=;\nName;Firma\nAda;Engines");

        assertThat(table.header()).containsExactly("Name", "Firma");
        assertThat(table.rows().get(0).line()).isEqualTo(3);
    }

    @Test
    void an_open_quote_is_refused_with_its_line() {
        refused("Name,Firma\nAda,Engines\n\"Grace,Navy\nBob,x\n", "import.file.quotes", 3);
    }

    @Test
    void letters_after_a_closing_quote_are_refused_with_their_line() {
        refused("Name,Firma\nAda,Engines\n\"Acme\" GmbH,x\n", "import.file.quotes", 3);
    }

    @Test
    void a_file_without_rows_is_refused() {
        refused("", "import.file.empty");
        refused(" \n\n", "import.file.empty");
        refused("Name,E-Mail\n", "import.file.no-rows");
    }

    @Test
    void a_file_without_a_header_is_refused() {
        refused("Ada,ada@engines.test\nGrace,grace@navy.test\n", "import.file.no-header", 1);
    }

    @Test
    void ten_thousand_rows_are_read_and_one_more_is_refused() {
        assertThat(read("Name\n" + "Ada\n".repeat(10_000)).rows()).hasSize(10_000);
        refused("Name\n" + "Ada\n".repeat(10_001), "import.file.too-many-rows", 10_000, 10_002);
    }

    @Test
    void a_file_of_more_than_20_megabytes_is_refused() {
        assertThatThrownBy(() -> read(new byte[CsvFile.MOST_BYTES + 1]))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("import.file.too-big"));
    }

    @Test
    void a_workbook_is_refused_by_what_it_is() {
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("import.file.not-text"));
    }

    @Test
    void a_character_set_that_does_not_fit_is_refused() {
        var file = new UploadedFile("x.csv", "Name\nMüller".getBytes(WINDOWS_1252), "UTF-8", null);

        assertThatThrownBy(() -> CsvFile.read(file))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("import.file.charset"));
    }

    private static void refused(String text, String key, Object... arguments) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(Rejected.class, refused -> {
            assertThat(refused.messageKey()).isEqualTo(key);
            assertThat(refused.arguments()).containsExactly(arguments);
        });
    }

    private static CsvTable read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static CsvTable read(byte[] bytes) {
        return CsvFile.read(UploadedFile.of("leads.csv", bytes));
    }
}
