package dev.baton.mailbox;

import dev.baton.secret.CannotOpen;
import dev.baton.secret.Vault;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Tenancy;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys letters are signed with. They are made here and never come out again but to the one who signs. */
@Service
@Transactional
public class SigningKeys {
    /** What RFC 8301, 3.2 asks for; a longer one does not fit one string of a TXT record. */
    private static final int BITS = 2048;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("'baton'yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Makes a key for a sender; letters from it are signed from now on. One it had before is forgotten.
     *
     * @throws NotFound if there is no such sender
     * @throws Rejected if there is no key to seal it with
     */
    public void make(UUID sender) {
        // A key takes long to make: not for nobody.
        known(sender);
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            note(sender, DAY.format(clock.instant()), base64(pair.getPublic().getEncoded()));
            jdbc.sql("insert into crm.sender_key (id, sender_id, sealed) values (:id, :sender, :sealed) "
                            + "on conflict (sender_id) do update set sealed = excluded.sealed")
                    .param("id", UuidV7.next())
                    .param("sender", sender)
                    .param("sealed", vault.seal(base64(pair.getPrivate().getEncoded()), purpose(sender)))
                    .update();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("Every Java makes RSA keys", cause);
        }
    }

    /** Forgets the key of a sender; letters from it go out unsigned. */
    public void remove(UUID sender) {
        note(sender, null, null);
        jdbc.sql("delete from crm.sender_key where sender_id = ?").param(sender).update();
    }

    /** What has to be published for a sender; nothing if its letters are not signed. */
    @Transactional(readOnly = true)
    public Optional<SigningRecord> recordOf(UUID sender) {
        return jdbc.sql("select address, dkim_selector, dkim_public from crm.sender_address "
                        + "where id = ? and dkim_selector is not null")
                .param(sender)
                .query((row, number) -> new SigningRecord(
                        row.getString("dkim_selector") + "._domainkey." + domain(row.getString("address")),
                        "v=DKIM1; k=rsa; p=" + row.getString("dkim_public")))
                .optional();
    }

    /**
     * What letters from an address are signed with; nothing if they are not.
     *
     * @throws CannotOpen if it cannot be opened any more
     */
    @Transactional(readOnly = true)
    public Optional<SigningKey> of(String address) {
        return jdbc.sql("select s.id, s.address, s.dkim_selector, k.sealed from crm.sender_address s "
                        + "join crm.sender_key k on k.sender_id = s.id where lower(s.address) = lower(?)")
                .param(address)
                .query((row, number) -> key(
                        row.getObject("id", UUID.class),
                        row.getString("address"),
                        row.getString("dkim_selector"),
                        row.getBytes("sealed")))
                .optional();
    }

    private SigningKey key(UUID sender, String address, String selector, byte[] sealed) {
        try {
            var bytes = Base64.getDecoder().decode(vault.open(sealed, purpose(sender)));
            return new SigningKey(
                    domain(address),
                    selector,
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("What was sealed for a sender is no key", cause);
        }
    }

    private void note(UUID sender, @Nullable String selector, @Nullable String publicKey) {
        var changed = jdbc.sql("update crm.sender_address set dkim_selector = :selector, dkim_public = :public, "
                        + "version = version + 1 where id = :sender")
                .param("selector", selector)
                .param("public", publicKey)
                .param("sender", sender)
                .update();
        if (changed == 0) {
            throw new NotFound("sender address", sender);
        }
    }

    private void known(UUID sender) {
        var found = jdbc.sql("select 1 from crm.sender_address where id = ?")
                .param(sender)
                .query(Integer.class)
                .optional();
        if (found.isEmpty()) {
            throw new NotFound("sender address", sender);
        }
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static String purpose(UUID sender) {
        return "dkim/" + Tenancy.required() + "/" + sender;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
