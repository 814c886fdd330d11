package dev.baton.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String ONE = key('1');
    private static final String OTHER = key('2');

    private final Vault vault = vault(ONE);

    @Test
    void what_was_sealed_opens_for_its_purpose_and_is_not_readable() {
        var sealed = vault.seal("pässword", "mailbox/1");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ssword");
        assertThat(vault.open(sealed, "mailbox/1")).isEqualTo("pässword");
        assertThat(vault.seal("pässword", "mailbox/1"))
                .as("never sealed the same way")
                .isNotEqualTo(sealed);
    }

    @Test
    void it_opens_for_no_other_purpose() {
        var sealed = vault.seal("password", "mailbox/1");

        assertThatThrownBy(() -> vault.open(sealed, "mailbox/2")).isInstanceOf(CannotOpen.class);
    }

    @Test
    void whatever_byte_is_changed_it_does_not_open() {
        var sealed = vault.seal("password", "mailbox/1");

        for (var at = 0; at < sealed.length; at++) {
            var forged = sealed.clone();
            forged[at] ^= 1;
            assertThatThrownBy(() -> vault.open(forged, "mailbox/1"))
                    .as("byte %d", at)
                    .isInstanceOf(CannotOpen.class);
        }
        assertThatThrownBy(() -> vault.open(new byte[3], "mailbox/1")).isInstanceOf(CannotOpen.class);
    }

    @Test
    void a_former_key_still_opens_and_no_longer_seals() {
        var sealed = vault.seal("password", "mailbox/1");
        var renewed = vault(OTHER, ONE);

        assertThat(renewed.open(sealed, "mailbox/1")).isEqualTo("password");
        assertThatThrownBy(() -> vault.open(renewed.seal("password", "mailbox/1"), "mailbox/1"))
                .isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> vault(OTHER).open(sealed, "mailbox/1"))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("not in the environment");
    }

    @Test
    void without_a_key_nothing_is_sealed_and_a_wrong_key_is_said_at_start() {
        assertThat(vault(null).isReady()).isFalse();
        assertThatThrownBy(() -> vault(null).seal("password", "mailbox/1"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.messageKey()).isEqualTo("secret.no-key"));
        assertThatThrownBy(() -> vault("c2hvcnQ="))
                .hasMessageContaining("5 bytes instead of 32")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> vault("not base64!")).hasMessageContaining("not Base64");
        assertThat(new SecretSettings(ONE, List.of()).toString()).doesNotContain(ONE);
    }

    private static Vault vault(@Nullable String key, String... former) {
        return new Vault(new SecretSettings(key, List.of(former)));
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
