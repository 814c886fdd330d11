package dev.baton.ticket;

import dev.baton.shared.EmailAddress;
import dev.baton.shared.PhoneNumbers;
import dev.baton.shared.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks, as far as it is known, and what they have bought. */
@Embeddable
record Requester(
        @Column(name = "requester_name") @Nullable String name,
        @Column(name = "requester_email") @Nullable String email,
        @Column(name = "requester_email_key") @Nullable String emailKey,
        @Column(name = "requester_phone") @Nullable String phone,
        @Column(name = "contact_id") @Nullable UUID contact,
        @Column(name = "company_id") @Nullable UUID company,
        @Column(name = "tier") String tier,
        @Column(name = "vip") boolean vip,
        @Column(name = "language") String language) {
    private static final int LONGEST_NAME = 200;

    /** What was handed in; nobody knows them yet. */
    static Requester of(NewTicket handedIn, String country) {
        var address = handedIn.email() == null ? null : EmailAddress.read(handedIn.email());
        var name = handedIn.name() == null ? null : Texts.orNull(Texts.cut(Texts.line(handedIn.name()), LONGEST_NAME));
        return new Requester(
                name,
                address == null ? null : address.written(),
                address == null ? null : address.key(),
                handedIn.phone() == null ? null : PhoneNumbers.e164(handedIn.phone(), country),
                null,
                null,
                SupportTier.STANDARD.key(),
                false,
                handedIn.language());
    }

    Requester known(@Nullable UUID contact, @Nullable UUID company, SupportTier tier, boolean vip) {
        return new Requester(name, email, emailKey, phone, contact, company, tier.key(), vip, language);
    }

    /** The same at another address. */
    Requester reachedAt(EmailAddress address) {
        return new Requester(name, address.written(), address.key(), phone, contact, company, tier, vip, language);
    }

    Requester erased() {
        return new Requester(null, null, null, null, null, null, tier, vip, language);
    }

    SupportTier supportTier() {
        return SupportTier.parse(tier);
    }

    /** Whether both are written to at the same address; where there is none, called at the same number. */
    boolean isSamePerson(Requester other) {
        return emailKey != null
                ? emailKey.equals(other.emailKey)
                : phone != null && other.emailKey == null && phone.equals(other.phone);
    }

    /** How to call them: by name, else by what reaches them. */
    String title() {
        if (name != null) {
            return name;
        }
        return email != null ? email : phone != null ? phone : "?";
    }
}
