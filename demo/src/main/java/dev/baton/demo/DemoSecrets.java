package dev.baton.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that passwords are sealed with: in production from the environment, here in a file beside the data. */
final class DemoSecrets {
    private static final int BYTES = 32;

    /** The key of that data, made at the first start. */
    static String keyIn(String data) {
        var file = Path.of(data, "secrets-key");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            var key = Base64.getEncoder().encodeToString(bytes);
            Files.writeString(file, key + "\n");
            return key;
        } catch (IOException cause) {
            throw new CannotStart("The key of secrets cannot be kept in " + file + ": " + cause.getMessage(), cause);
        }
    }

    private DemoSecrets() {}
}
