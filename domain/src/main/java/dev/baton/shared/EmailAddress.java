package dev.baton.shared;

import jakarta.persistence.Embeddable;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as it was written, and as it is compared.
 *
 * @param key trimmed, lower case, the domain in its ASCII form
 */
@Embeddable
public record EmailAddress(String written, String key) {
    private static final int LONGEST = 254;
    private static final Pattern LOCAL = Pattern.compile("[^\\s@<>()\\[\\],;:\\\\\"]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** Reads an address; null when it is none. */
    public static @Nullable EmailAddress read(String text) {
        var written = text.strip();
        var at = written.lastIndexOf('@');
        if (at < 1 || written.length() > LONGEST) {
            return null;
        }
        var local = written.substring(0, at);
        var domain = ascii(written.substring(at + 1));
        if (domain == null
                || !LOCAL.matcher(local).matches()
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")
                || !DOMAIN.matcher(domain).matches()) {
            return null;
        }
        return new EmailAddress(written, local.toLowerCase(Locale.ROOT) + "@" + domain);
    }

    public String domain() {
        return key.substring(key.lastIndexOf('@') + 1);
    }

    public String local() {
        return key.substring(0, key.lastIndexOf('@'));
    }

    private static @Nullable String ascii(String domain) {
        try {
            return IDN.toASCII(domain.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return null;
        }
    }
}
