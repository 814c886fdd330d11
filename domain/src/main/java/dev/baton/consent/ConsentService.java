package dev.baton.consent;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps consents, never overwriting one, and knows whom nobody may contact any more. */
@Service
@Transactional
public class ConsentService {
    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @CanIgnoreReturnValue
    public Consent record(RecordRef record, ConsentGiven answer) {
        var consent = new Consent(UuidV7.next(), answer, clock.instant());
        jdbc.sql("insert into crm.consent (id, record_type, record_id, purpose, given, text_version, source, ip, at) "
                        + "values (:id, :recordType, :recordId, :purpose, :given, :textVersion, :source, :ip, :at)")
                .param("id", consent.id())
                .param("recordType", record.type().key())
                .param("recordId", record.id())
                .param("purpose", answer.purpose().key())
                .param("given", answer.given())
                .param("textVersion", answer.textVersion())
                .param("source", answer.source())
                .param("ip", answer.ip())
                .param("at", consent.at().atOffset(ZoneOffset.UTC))
                .update();
        return consent;
    }

    /** What a record's person answered, newest first. */
    public List<Consent> of(RecordRef record) {
        return jdbc.sql("select id, purpose, given, text_version, source, ip, at from crm.consent "
                        + "where record_id = ? and record_type = ? order by at desc, id desc")
                .params(record.id(), record.type().key())
                .query((row, number) -> new Consent(
                        row.getObject("id", UUID.class),
                        new ConsentGiven(
                                Purpose.parse(row.getString("purpose")),
                                row.getBoolean("given"),
                                row.getString("text_version"),
                                row.getString("source"),
                                row.getString("ip")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Nobody may contact this address or number any more; saying so twice changes nothing. */
    public void suppress(String address, String reason) {
        jdbc.sql("insert into crm.suppression as s (id, address, reason, at) values (?, ?, ?, ?) "
                        + "on conflict (tenant_id, address) do update set scope = 'all', reason = excluded.reason, "
                        + "at = excluded.at where s.scope <> 'all'")
                .params(UuidV7.next(), key(address), reason, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Nobody may send this address what it did not ask for; answers it may get.
     *
     * @return false if that was known
     */
    @CanIgnoreReturnValue
    public boolean unsubscribe(String address, String reason) {
        var added = jdbc.sql(
                        "insert into crm.suppression (id, address, reason, at, scope) values (?, ?, ?, ?, 'unasked') "
                                + "on conflict (tenant_id, address) do nothing")
                .params(UuidV7.next(), key(address), reason, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return added == 1;
    }

    /** They asked to hear from us again. */
    public void lift(String address) {
        jdbc.sql("delete from crm.suppression where address = :address or address = crm.suppression_hash(:address)")
                .param("address", key(address))
                .update();
    }

    /**
     * Nobody may contact this address or number any more, and nobody can read it here any more either: kept is a keyed
     * hash of it, by which it is known again should somebody hand it in anew.
     */
    public void forget(String address) {
        jdbc.sql("insert into crm.suppression_key (key) values (:key) on conflict do nothing")
                .param("key", randomKey())
                .update();
        jdbc.sql("delete from crm.suppression where address = :address")
                .param("address", key(address))
                .update();
        jdbc.sql("insert into crm.suppression (id, address, reason, at) "
                        + "values (:id, crm.suppression_hash(:address), 'erased', :at) "
                        + "on conflict (tenant_id, address) do nothing")
                .param("id", UuidV7.next())
                .param("address", key(address))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether this very address or number was {@link #forget forgotten}. */
    @Transactional(readOnly = true)
    public boolean isForgotten(String address) {
        return jdbc.sql("select exists (select 1 from crm.suppression where address = crm.suppression_hash(:address))")
                .param("address", key(address))
                .query(Boolean.class)
                .single();
    }

    /** Whether one of these addresses and numbers (nulls are passed over) may not be contacted. */
    public boolean isSuppressed(@Nullable String... addresses) {
        return isNoted("scope = 'all' and ", addresses);
    }

    /** Those of these addresses and numbers that may not be contacted; one statement. */
    @Transactional(readOnly = true)
    public Set<String> suppressedAmong(Collection<String> addresses) {
        return Set.copyOf(jdbc.sql("""
                        select given.address from unnest(:addresses::text[], :keys::text[]) as given (address, key)
                         where exists (select 1 from crm.suppression s where s.scope = 'all'
                                          and (s.address = given.key or s.address = crm.suppression_hash(given.key)))
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("keys", addresses.stream().map(ConsentService::key).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Whether one of these addresses (nulls are passed over) may not be sent what it did not ask for. */
    public boolean isUnsubscribed(@Nullable String... addresses) {
        return isNoted("", addresses);
    }

    private boolean isNoted(String scope, @Nullable String... addresses) {
        var keys = Arrays.stream(addresses)
                .filter(Objects::nonNull)
                .map(ConsentService::key)
                .toArray(String[]::new);
        return jdbc.sql("select exists (select 1 from crm.suppression where " + scope + "(address = any(:keys) "
                        + "or address = any(array(select crm.suppression_hash(k) from unnest(:keys::text[]) k))))")
                .param("keys", keys)
                .query(Boolean.class)
                .single();
    }

    /** Moves a record's consents to another; says which, so that it can be taken back. */
    public List<UUID> move(RecordRef from, RecordRef to) {
        return jdbc.sql("update crm.consent set record_type = ?, record_id = ? "
                        + "where record_type = ? and record_id = ? returning id")
                .params(to.type().key(), to.id(), from.type().key(), from.id())
                .query(UUID.class)
                .list();
    }

    /** Moves single consents (back) to a record. */
    public void moveThese(Collection<UUID> consents, RecordRef to) {
        jdbc.sql("update crm.consent set record_type = ?, record_id = ? where id = any(?)")
                .params(to.type().key(), to.id(), consents.toArray(UUID[]::new))
                .update();
    }

    private static byte[] randomKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
