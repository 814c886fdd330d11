package dev.baton.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sms.Segments.Alphabet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
    @ParameterizedTest(name = "{0} times {1}: {2} SMS of {3} in {4}")
    @CsvSource({
        "1, a, 1, 1, GSM_7",
        "160, a, 1, 160, GSM_7",
        "161, a, 2, 161, GSM_7",
        "306, a, 2, 306, GSM_7",
        "307, a, 3, 307, GSM_7",
        "80, €, 1, 160, GSM_7",
        "81, €, 2, 162, GSM_7",
        // 153 is odd: an escape and its second septet stay together, so 76 fit.
        "152, €, 2, 304, GSM_7",
        "153, €, 3, 306, GSM_7",
        "160, ß, 1, 160, GSM_7",
        "70, ç, 1, 70, UCS_2",
        "70, я, 1, 70, UCS_2",
        "71, я, 2, 71, UCS_2",
        "134, я, 2, 134, UCS_2",
        "135, я, 3, 135, UCS_2",
        "35, 😀, 1, 70, UCS_2",
        "36, 😀, 2, 72, UCS_2",
        // 67 is odd, too: 33 faces for each.
        "66, 😀, 2, 132, UCS_2",
        "67, 😀, 3, 134, UCS_2"
    })
    void counts_as_networks_do(int times, String letter, int count, int units, Alphabet alphabet) {
        var segments = Segments.of(letter.repeat(times));

        assertThat(segments.count()).isEqualTo(count);
        assertThat(segments.units()).isEqualTo(units);
        assertThat(segments.alphabet()).isEqualTo(alphabet);
    }

    @Test
    void the_whole_alphabet_and_its_extension_are_known() {
        var basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        assertThat(basic).hasSize(127);
        assertThat(Segments.of(basic).units()).isEqualTo(127);
        assertThat(Segments.of("\f^{}\\[~]|€").units()).isEqualTo(20);
        assertThat(Segments.of("`").alphabet()).isEqualTo(Alphabet.UCS_2);
    }

    @Property(tries = 300)
    void parts_are_the_text_again_and_each_fits(@ForAll("texts") String text) {
        var segments = Segments.of(text);

        assertThat(String.join("", segments.parts())).isEqualTo(text);
        var most = segments.alphabet() == Alphabet.GSM_7
                ? segments.count() == 1 ? 160 : 153
                : segments.count() == 1 ? 70 : 67;
        assertThat(segments.parts()).allSatisfy(part -> {
            assertThat(segments.alphabet() == Alphabet.GSM_7 ? Segments.of(part).units() : part.length())
                    .isLessThanOrEqualTo(most);
            assertThat(part.isEmpty() || !Character.isLowSurrogate(part.charAt(0)))
                    .isTrue();
        });
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "ß", "€", "^", "я", "😀", "\n", "Z")
                .list()
                .ofMaxSize(400)
                .map(letters -> String.join("", letters));
    }
}
