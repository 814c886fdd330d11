package dev.baton.lead;

import dev.baton.shared.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the domain of an e-mail address says about it. */
final class MailDomains {
    private static final Set<String> FREE = read("free-mail-domains.txt");
    private static final Set<String> DISPOSABLE = read("disposable-mail-domains.txt");

    /**
     * Judges an address.
     *
     * @param ownDomain the domain the tenant itself writes from
     */
    static EmailClass judge(@Nullable EmailAddress email, String ownDomain) {
        if (email == null) {
            return EmailClass.NONE;
        }
        var domain = email.domain();
        if (domain.equals(ownDomain)) {
            return EmailClass.OWN;
        }
        if (listed(DISPOSABLE, domain)) {
            return EmailClass.DISPOSABLE;
        }
        return listed(FREE, domain) ? EmailClass.FREE : EmailClass.CORPORATE;
    }

    /** Throw-away providers hand out sub-domains too. */
    private static boolean listed(Set<String> list, String domain) {
        for (var rest = domain; rest.contains("."); rest = rest.substring(rest.indexOf('.') + 1)) {
            if (list.contains(rest)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> read(String name) {
        try (var list = MailDomains.class.getResourceAsStream(name)) {
            if (list == null) {
                throw new IllegalStateException("The list " + name + " is not on the class path");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException cause) {
            throw new UncheckedIOException("The list " + name + " cannot be read", cause);
        }
    }

    private MailDomains() {}
}
