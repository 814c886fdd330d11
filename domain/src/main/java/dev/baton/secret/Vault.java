package dev.baton.secret;

import dev.baton.shared.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D) under a key that is only in the environment. What is sealed opens for
 * the same purpose only, so that nobody who can write rows moves a secret to where it does not belong.
 *
 * <p>Sealed: a byte for the format (1), four that name the key, twelve of nonce, then ciphertext and tag.
 */
@Component
public class Vault {
    private static final byte FORMAT = 1;
    private static final int KEY_NAME = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable Key current;
    private final Map<Integer, Key> known = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    private record Key(int name, SecretKeySpec spec) {}

    Vault(SecretSettings settings) {
        var given = settings.key();
        current = given == null || given.isBlank() ? null : key(given);
        settings.formerKeys().stream()
                .filter(text -> !text.isBlank())
                .map(Vault::key)
                .forEach(this::remember);
        if (current != null) {
            remember(current);
        }
    }

    private void remember(Key key) {
        known.put(key.name(), key);
    }

    private static Key key(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException cause) {
            throw new IllegalStateException("BATON_SECRETS_KEY is not Base64; make one with: openssl rand -base64 32");
        }
        if (bytes.length != 32) {
            throw new IllegalStateException("BATON_SECRETS_KEY has " + bytes.length
                    + " bytes instead of 32; make one with: openssl rand -base64 32");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Key(ByteBuffer.wrap(digest).getInt(), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }

    /** Whether there is a key, so that secrets can be taken in. */
    public boolean isReady() {
        return current != null;
    }

    /**
     * Seals a secret.
     *
     * @param purpose what it is for; the same is needed to open it
     * @throws Rejected if there is no key
     */
    public byte[] seal(String secret, String purpose) {
        var key = current;
        if (key == null) {
            throw new Rejected("secret.no-key");
        }
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var head = ByteBuffer.allocate(1 + KEY_NAME + NONCE)
                .put(FORMAT)
                .putInt(key.name())
                .put(nonce)
                .array();
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose);
            var sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(head.length + sealed.length)
                    .put(head)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("A secret cannot be sealed", cause);
        }
    }

    /**
     * Opens what was sealed for that purpose.
     *
     * @throws CannotOpen if it was changed, is for another purpose, or its key is not known any more
     */
    public String open(byte[] sealed, String purpose) {
        if (sealed.length <= 1 + KEY_NAME + NONCE || sealed[0] != FORMAT) {
            throw new CannotOpen("It is not sealed as it should be", null);
        }
        var head = ByteBuffer.wrap(sealed, 1, KEY_NAME);
        var key = known.get(head.getInt());
        if (key == null) {
            throw new CannotOpen("The key it was sealed with is not in the environment", null);
        }
        var nonce = Arrays.copyOfRange(sealed, 1 + KEY_NAME, 1 + KEY_NAME + NONCE);
        try {
            var opened = cipher(Cipher.DECRYPT_MODE, key, nonce, purpose)
                    .doFinal(sealed, 1 + KEY_NAME + NONCE, sealed.length - 1 - KEY_NAME - NONCE);
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException cause) {
            throw new CannotOpen("It was changed, or is for something else", cause);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
