package dev.baton.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the example of Twilio's page on security: https://www.twilio.com/docs/usage/security#validating-requests. */
class TwilioSignaturesTest {
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Map<String, String> FORM = Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675309",
            "Digits", "1234",
            "From", "+14158675309",
            "To", "+18005551212");
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private final TwilioSignatures signatures = signatures("12345");

    private static TwilioSignatures signatures(@Nullable String token) {
        return new TwilioSignatures(new SmsSettings(
                "AC1",
                token,
                null,
                "+4915735980001",
                URI.create("https://api.twilio.com"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)));
    }

    @Test
    void the_published_example_is_genuine() {
        assertThat(signatures.isGenuine(URL, FORM, SIGNATURE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=3, Digits, 1234",
        "http://mycompany.com/myapp.php?foo=1&bar=2, Digits, 1234",
        "https://evil.example/myapp.php?foo=1&bar=2, Digits, 1234",
        "https://mycompany.com/myapp.php?foo=1&bar=2, Digits, 1235",
        "https://mycompany.com/myapp.php?foo=1&bar=2, More, 1"
    })
    void what_differs_in_anything_is_not(String url, String name, String value) {
        var form = new HashMap<>(FORM);
        form.put(name, value);

        assertThat(signatures.isGenuine(url, form, SIGNATURE)).isFalse();
    }

    @Test
    void nobody_is_believed_without_a_signature_or_before_a_token_is_set_up() {
        assertThat(signatures.isGenuine(URL, FORM, "")).isFalse();
        assertThat(signatures("other").isGenuine(URL, FORM, SIGNATURE)).isFalse();
        assertThat(signatures(null).isGenuine(URL, FORM, SIGNATURE)).isFalse();
        assertThat(signatures(" ").isGenuine(URL, FORM, SIGNATURE)).isFalse();
    }
}
