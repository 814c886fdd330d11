package dev.baton.mailroom;

import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses our letters do not reach; each for a while only, and until somebody writes from it. */
@Service
@Transactional
public class AddressBounces {
    private static final Duration HARD = Duration.ofDays(90);
    private static final Duration SOFT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    AddressBounces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is known against an address now; nothing if letters may reach it. */
    @Transactional(readOnly = true)
    public Optional<AddressBounce> of(String address) {
        return jdbc.sql("select * from crm.address_bounce where address = ? and expires_at > ?")
                .params(address.toLowerCase(Locale.ROOT), utc(clock.instant()))
                .query((row, number) -> new AddressBounce(
                        row.getString("address"),
                        row.getBoolean("hard"),
                        row.getString("status"),
                        row.getString("diagnostic"),
                        row.getInt("times"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Those that letters do not reach for good, as far as is known now; one statement. */
    @Transactional(readOnly = true)
    public Set<String> lostAmong(Collection<String> addresses) {
        return Set.copyOf(
                jdbc.sql("select address from crm.address_bounce where hard and expires_at > ? and address = any(?)")
                        .params(utc(clock.instant()), addresses.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    void note(Bounce bounce) {
        var now = clock.instant();
        jdbc.sql("""
                insert into crm.address_bounce (id, address, hard, status, diagnostic, times, last_at, expires_at)
                values (:id, :address, :hard, :status, :diagnostic, 1, :now, :expires)
                on conflict (tenant_id, address) do update set hard = excluded.hard, status = excluded.status,
                  diagnostic = excluded.diagnostic, times = address_bounce.times + 1, last_at = excluded.last_at,
                  expires_at = greatest(address_bounce.expires_at, excluded.expires_at)
                """)
                .param("id", UuidV7.next())
                .param("address", bounce.recipient())
                .param("hard", bounce.hard())
                .param("status", bounce.enhancedStatus())
                .param("diagnostic", bounce.diagnostic())
                .param("now", utc(now))
                .param("expires", utc(now.plus(bounce.hard() ? HARD : SOFT)))
                .update();
    }

    /** Somebody wrote from it: it is alive. */
    void clear(String address) {
        jdbc.sql("delete from crm.address_bounce where address = ?")
                .param(address)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
