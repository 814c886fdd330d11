package dev.baton.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyAddressTest {
    @ParameterizedTest
    @EnumSource(RecordType.class)
    void an_answer_finds_the_record_whatever_happens_to_upper_and_lower_case(RecordType type) {
        var record = new RecordRef(type, UuidV7.next());
        var address = ReplyAddress.of("leads@acme.test", record);

        assertThat(address).startsWith("leads+").endsWith("@acme.test");
        assertThat(ReplyAddress.recordIn(address)).contains(record);
        assertThat(ReplyAddress.recordIn("Acme <" + address.toUpperCase(Locale.ROOT) + ">"))
                .contains(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads@acme.test", "leads+news@acme.test", "leads+l123@acme.test", ""})
    void other_addresses_name_no_record(String address) {
        assertThat(ReplyAddress.recordIn(address)).isEmpty();
    }
}
