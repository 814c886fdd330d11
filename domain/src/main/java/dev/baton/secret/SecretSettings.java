package dev.baton.secret;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys secrets are sealed with, from the environment. A key is 32 random bytes in Base64 ({@code openssl rand -base64
 * 32}).
 *
 * @param key seals and opens; without it no secret is taken in
 * @param formerKeys open what was sealed before the key was changed
 */
@ConfigurationProperties("baton.secrets")
record SecretSettings(@Nullable String key, @DefaultValue List<String> formerKeys) {
    SecretSettings {
        formerKeys = List.copyOf(formerKeys);
    }

    @Override
    public String toString() {
        return "SecretSettings[…]";
    }
}
