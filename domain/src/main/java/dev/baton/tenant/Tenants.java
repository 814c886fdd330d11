package dev.baton.tenant;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The directory of tenants: which there are, and whose a public key, a short name or a mail address is. Kept in memory
 * for half a minute, since every request from the outside asks it before it knows its tenant.
 */
@Service
public class Tenants {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int KEY_BYTES = 16;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Directory directory;

    private record Directory(List<Tenant> tenants, Instant readAt) {}

    Tenants(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    public List<Tenant> all() {
        var known = directory;
        if (known == null || known.readAt().plus(FRESH).isBefore(clock.instant())) {
            known = new Directory(read(), clock.instant());
            directory = known;
        }
        return known.tenants();
    }

    /** Finds a tenant at once, even one that another node has just added: who names an id knows that there is one. */
    public Optional<Tenant> byId(TenantId id) {
        return find(tenant -> tenant.id().equals(id)).or(() -> {
            directory = null;
            return find(tenant -> tenant.id().equals(id));
        });
    }

    public Optional<Tenant> byKey(String key) {
        return find(tenant -> tenant.key().equals(key));
    }

    public Optional<Tenant> byPublicKey(String publicKey) {
        return find(tenant -> tenant.publicKey().equals(publicKey));
    }

    /** Finds the tenant of an address, with or without a plus part ({@code hello+l123@acme.example}). */
    public Optional<Tenant> byMailAddress(String address) {
        var plain = address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
        return find(tenant -> tenant.mailAddress().equals(plain));
    }

    /** Puts a tenant into the directory, or changes the one with its id. */
    public void save(Tenant tenant) {
        Tenancy.run(
                tenant.id(),
                Actor.system("tenants"),
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into crm.tenant (id, key, name, zone, country, locale, public_key, mail_address)
                        values (:id, :key, :name, :zone, :country, :locale, :publicKey, :mailAddress)
                        on conflict (id) do update set name = excluded.name, zone = excluded.zone,
                          country = excluded.country, locale = excluded.locale, version = crm.tenant.version + 1
                        """)
                        .param("id", tenant.id().value())
                        .param("key", tenant.key())
                        .param("name", tenant.name())
                        .param("zone", tenant.zone().getId())
                        .param("country", tenant.country())
                        .param("locale", tenant.locale())
                        .param("publicKey", tenant.publicKey())
                        .param("mailAddress", tenant.mailAddress())
                        .update()));
        directory = null;
    }

    /**
     * Gives the public form of the tenant at work another key, in the name of whoever asks. Forms with the key before are
     * refused at once; by other nodes within half a minute.
     *
     * @param before the key that is given up
     * @throws OptimisticLockingFailureException if it is not the tenant's key any more
     */
    public void renewPublicKey(String before) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var changed = transaction.execute(status -> jdbc.sql(
                        "update crm.tenant set public_key = :key, version = version + 1 where public_key = :before")
                .param("key", "pf_" + HexFormat.of().formatHex(bytes))
                .param("before", before)
                .update());
        if (changed == null || changed == 0) {
            throw new OptimisticLockingFailureException("The key of the public form was changed meanwhile");
        }
        directory = null;
    }

    private Optional<Tenant> find(Predicate<Tenant> wanted) {
        return all().stream().filter(wanted).findFirst();
    }

    private List<Tenant> read() {
        var tenants = Tenancy.acrossTenants(
                "tenants",
                () -> transaction.execute(status -> jdbc.sql(
                                "select id, key, name, zone, country, locale, public_key, mail_address from crm.tenant order by key")
                        .query((row, index) -> new Tenant(
                                new TenantId(row.getObject("id", UUID.class)),
                                row.getString("key"),
                                row.getString("name"),
                                ZoneId.of(row.getString("zone")),
                                row.getString("country"),
                                row.getString("locale"),
                                row.getString("public_key"),
                                row.getString("mail_address")))
                        .list()));
        return tenants == null ? List.of() : tenants;
    }
}
