package dev.baton.connectors.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a post as the Standard Webhooks say: HMAC-SHA256 of {@code id.timestamp.body}. */
final class Signature {
    private static final String PREFIX = "whsec_";

    /** @param secret {@code whsec_} and the key in Base64 */
    static String of(String secret, String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("A post cannot be signed", cause);
        }
    }

    private Signature() {}
}
