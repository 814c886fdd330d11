package dev.baton.connectors.email;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name a relay gives to a letter, as it tells in the answer to its last line: Amazon's says {@code 250 Ok 0102018f...}
 * and writes {@code <0102018f...@eu-west-1.amazonses.com>} into the letter, whatever Message-ID it had.
 */
final class RelayName {
    private static final Pattern WHOLE =
            Pattern.compile("<([\\x21-\\x7e&&[^<>@]]{3,300}@[\\x21-\\x7e&&[^<>@]]{1,255})>");
    private static final Pattern AMAZON = Pattern.compile("^250 Ok ([0-9a-f]{16}-[0-9a-f-]{30,60}-\\d{6})\\s*$");
    private static final Pattern AMAZON_HOST = Pattern.compile("email-smtp(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com");

    static Optional<String> in(String answer, @Nullable String host) {
        var whole = WHOLE.matcher(answer);
        if (whole.find()) {
            return Optional.of(whole.group());
        }
        var amazon = AMAZON.matcher(answer);
        var region = AMAZON_HOST.matcher(host == null ? "" : host);
        if (!amazon.find() || !region.matches()) {
            return Optional.empty();
        }
        // Its first region signs with a name of its own.
        var domain = region.group(1).equals("us-east-1") ? "email" : region.group(1);
        return Optional.of("<" + amazon.group(1) + "@" + domain + ".amazonses.com>");
    }

    private RelayName() {}
}
