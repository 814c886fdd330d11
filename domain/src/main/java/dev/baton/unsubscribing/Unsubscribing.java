package dev.baton.unsubscribing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentGiven;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import dev.baton.secret.CannotOpen;
import dev.baton.secret.Vault;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the reader of a letter nobody asked for say by one click that they want no more of them (RFC 8058). The key in the
 * link names the letter's record and its reader, sealed for the tenant: nobody makes one, and none has to be kept.
 */
@Service
@Transactional
public class Unsubscribing {
    private static final String SOURCE = "list-unsubscribe";
    private static final String WORDING = "rfc8058";

    private final ConsentService consents;
    private final Tenants tenants;
    private final Vault vault;
    private final UnsubscribingSettings settings;

    Unsubscribing(ConsentService consents, Tenants tenants, Vault vault, UnsubscribingSettings settings) {
        this.consents = consents;
        this.tenants = tenants;
        this.vault = vault;
        this.settings = settings;
    }

    private record Reader(RecordRef record, String address) {}

    /** Where that reader says so; nowhere if customers reach no page of ours, or there is no key to seal with. */
    @Transactional(readOnly = true)
    public Optional<URI> link(RecordRef record, String address) {
        var tenant = tenants.byId(Tenancy.required());
        if (settings.links().isEmpty() || tenant.isEmpty() || !vault.isReady()) {
            return Optional.empty();
        }
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(record + " " + address, purpose()));
        return settings.links()
                .map(base -> URI.create(base + "/portal/" + tenant.get().publicKey() + "/unsubscribe/" + key));
    }

    /**
     * Looks whether it is a key of ours, and changes nothing.
     *
     * @throws NotFound if it is not
     */
    @Transactional(readOnly = true)
    public void check(String key) {
        var known = open(key);
        if (known.address().isEmpty()) {
            throw new NotFound("reader", "of that link");
        }
    }

    /**
     * Notes that they want no more; saying so twice changes nothing.
     *
     * @return false if that was known
     * @throws NotFound if it is no key of ours
     */
    @CanIgnoreReturnValue
    public boolean unsubscribe(String key) {
        var reader = open(key);
        if (consents.isForgotten(reader.address()) || !consents.unsubscribe(reader.address(), SOURCE)) {
            return false;
        }
        consents.record(reader.record(), new ConsentGiven(Purpose.MARKETING, false, WORDING, SOURCE, null));
        return true;
    }

    private Reader open(String key) {
        try {
            var words =
                    vault.open(Base64.getUrlDecoder().decode(key), purpose()).split(" ", 2);
            return new Reader(RecordRef.parse(words[0]), words[1]);
        } catch (CannotOpen | IllegalArgumentException none) {
            throw new NotFound("reader", "of that link");
        }
    }

    private static String purpose() {
        return "unsubscribe/" + Tenancy.required();
    }
}
