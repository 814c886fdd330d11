package dev.baton.apikey;

import dev.baton.identity.Right;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, lists and revokes the keys of a tenant, and finds whose a secret is. Kept is the SHA-256 of a secret of 256
 * random bits: with that much chance a slow hash would add nothing.
 */
@Service
@Transactional
public class ApiKeys {
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);
    private static final Duration NOTED_USE = Duration.ofMinutes(1);
    private static final String MARK = "bk_";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a key. The secret is in the answer and nowhere else.
     *
     * @param roles what the key may do; at most what its maker may
     * @throws Invalid if the name is empty, a role is missing or not the maker's, or the expiry is past or over a year away
     */
    public NewApiKey create(String name, Set<Role> roles, Instant expiresAt, SignedIn maker) {
        var now = clock.instant();
        var problems = new ArrayList<FieldProblem>();
        if (name.isBlank()) {
            problems.add(new FieldProblem("name", "Give the key a name that says which machine uses it."));
        }
        if (roles.isEmpty()) {
            problems.add(new FieldProblem("roles", "Choose at least one role."));
        } else if (!maker.may(Right.ADMINISTER_API_KEYS)) {
            problems.add(new FieldProblem("roles", "Only an admin makes keys."));
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE))) {
            problems.add(new FieldProblem("expiresAt", "Choose a day after today and within a year."));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return keep(name.strip(), MARK + HexFormat.of().formatHex(bytes), roles, expiresAt, maker.login());
    }

    private NewApiKey keep(String name, String secret, Set<Role> roles, Instant expiresAt, String maker) {
        var key = new ApiKey(
                UuidV7.next(), name, secret.substring(0, 10), roles, maker, clock.instant(), expiresAt, null, null);
        jdbc.sql("""
                        insert into crm.api_key (id, name, prefix, secret_hash, roles, created_by, created_at, expires_at)
                        values (:id, :name, :prefix, :hash, string_to_array(:roles, ','), :by, :at, :expires)
                        """)
                .param("id", key.id())
                .param("name", key.name())
                .param("prefix", key.prefix())
                .param("hash", hash(secret))
                .param("roles", roles.stream().map(Role::key).sorted().collect(Collectors.joining(",")))
                .param("by", maker)
                .param("at", utc(key.createdAt()))
                .param("expires", utc(expiresAt))
                .update();
        return new NewApiKey(key, secret);
    }

    /** All keys of the tenant, the newest first. */
    @Transactional(readOnly = true)
    public List<ApiKey> all() {
        return jdbc.sql("select * from crm.api_key order by id desc")
                .query((row, index) -> read(row))
                .list();
    }

    /** Revokes a key at once. Revoking a revoked key changes nothing. */
    public void revoke(UUID id) {
        var changed = jdbc.sql("update crm.api_key set revoked_at = coalesce(revoked_at, :now) where id = :id")
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new NotFound("API key", id);
        }
    }

    /** Who sends this secret, if it is a valid key's. Call it across tenants: the key tells the tenant. */
    public Optional<SignedIn> signIn(String secret) {
        if (!secret.startsWith(MARK) || Tenancy.current().isPresent()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return jdbc.sql("select *, tenant_id from crm.api_key where secret_hash = :hash")
                .param("hash", hash(secret))
                .query((row, index) -> {
                    var key = read(row);
                    return new Found(key, row.getObject("tenant_id", UUID.class));
                })
                .optional()
                .filter(found -> found.key().isValid(now))
                .map(found -> {
                    noteUse(found, now);
                    return new SignedIn(
                            found.key().name(),
                            found.key().name(),
                            found.tenant(),
                            found.key().roles(),
                            Set.of(),
                            true);
                });
    }

    private record Found(ApiKey key, UUID tenant) {}

    private void noteUse(Found found, Instant now) {
        var last = found.key().lastUsedAt();
        if (last == null || last.plus(NOTED_USE).isBefore(now)) {
            Tenancy.run(new TenantId(found.tenant()), Actor.apiKey(found.key().name()), () -> {
                jdbc.sql("update crm.api_key set last_used_at = :now where id = :id")
                        .param("now", utc(now))
                        .param("id", found.key().id())
                        .update();
            });
        }
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        var roles = Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                roles,
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }
}
