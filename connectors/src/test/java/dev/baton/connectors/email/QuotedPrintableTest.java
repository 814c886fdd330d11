package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuotedPrintableTest {
    @Test
    void signs_soft_line_ends_and_blanks_are_read_as_rfc_2045_says() {
        assertThat(decoded("J=C3=BCrgen")).isEqualTo("Jürgen");
        assertThat(decoded("one=\r\ntwo=\nthree")).isEqualTo("onetwothree");
        assertThat(decoded("one= \t\r\ntwo")).isEqualTo("onetwo");
        assertThat(decoded("one \t\r\n two \n")).isEqualTo("one\r\n two\n");
        assertThat(decoded("a  b")).isEqualTo("a  b");
        assertThat(decoded("one=")).isEqualTo("one");
        assertThat(decoded("")).isEmpty();
    }

    @Test
    void what_is_no_code_stays_as_it_came() {
        assertThat(decoded("2=3, =zz, =4")).isEqualTo("2=3, =zz, =4");
        assertThat(decoded("=c3=bc")).isEqualTo("ü");
        assertThat(decoded("= x")).isEqualTo("= x");
    }

    private static String decoded(String coded) {
        return new String(QuotedPrintable.decoded(coded.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.UTF_8);
    }
}
