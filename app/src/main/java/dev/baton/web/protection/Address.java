package dev.baton.web.protection;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach Baton. Nothing that leaves Baton (a link in a letter, a redirect) takes its host from a request.
 *
 * @param publicUrl such as {@code https://baton.example}; none: this machine alone
 * @param hosts further names under which Baton answers, such as a service's name inside a cluster
 */
@ConfigurationProperties("baton")
public record Address(@Nullable URI publicUrl, @DefaultValue List<String> hosts) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reached by way of TLS, so that cookies need never travel without. */
    boolean isHttps() {
        return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /**
     * Whether a request that names this host is meant for us.
     *
     * @param host without a port
     */
    boolean answersTo(String host) {
        return names().contains(host.toLowerCase(Locale.ROOT));
    }

    private Set<String> names() {
        var told = Stream.concat(publicUrl == null ? Stream.empty() : Stream.of(publicUrl.getHost()), hosts.stream())
                .map(name -> name.toLowerCase(Locale.ROOT));
        return Stream.concat(told, publicUrl == null ? THIS_MACHINE.stream() : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
