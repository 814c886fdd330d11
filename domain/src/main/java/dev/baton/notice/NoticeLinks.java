package dev.baton.notice;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where our people reach Baton.
 *
 * @param publicUrl such as {@code https://crm.example.com}; without it, letters to them carry no links
 */
@ConfigurationProperties("baton")
record NoticeLinks(@Nullable URI publicUrl) {
    /** Where they read all they were told. */
    Optional<String> notices() {
        return Optional.ofNullable(publicUrl).map(base -> base + "/notifications");
    }
}
