package dev.baton.idempotency;

import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what an {@code Idempotency-Key} names at most once (draft-ietf-httpapi-idempotency-key-header). The key and what
 * it made are kept in the transaction that makes it; a second request with the key waits for the first and gets its answer.
 */
@Service
@Transactional
public class Idempotency {
    /** How long a key is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(2);

    /** How many keys are removed at once. */
    static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param key what the sender calls this request
     * @param request the request as text, to notice a key that is used for another one
     * @param work makes something and says its id
     * @throws Rejected {@code idempotency.other-request} if the key came with another request before
     */
    public Answer once(String key, String request, Supplier<UUID> work) {
        var hash = hash(request);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from crm.idempotency where key = :key and created_at < :old")
                .param("key", key)
                .param("old", now.minus(REMEMBERED))
                .update();
        var first = jdbc.sql("insert into crm.idempotency (id, key, request_hash, created_at) "
                                + "values (:id, :key, :hash, :at) on conflict (tenant_id, key) do nothing")
                        .param("id", UuidV7.next())
                        .param("key", key)
                        .param("hash", hash)
                        .param("at", now)
                        .update()
                == 1;
        if (!first) {
            return replay(key, hash);
        }
        var made = work.get();
        jdbc.sql("update crm.idempotency set made = :made where key = :key")
                .param("made", made)
                .param("key", key)
                .update();
        return new Answer(made, false);
    }

    /**
     * Does what a form of a page says, once for each content: a browser may bring back a page whose form was sent, and what
     * is written there then is another request.
     *
     * @param form what names this page's form
     * @param filledIn all that was filled in, as text
     */
    public Answer onceFilledIn(String form, String filledIn, Supplier<UUID> work) {
        return once(form + "/" + hash(filledIn), filledIn, work);
    }

    private Answer replay(String key, String hash) {
        record Known(String hash, UUID made) {}
        var known = jdbc.sql("select request_hash, made from crm.idempotency where key = :key")
                .param("key", key)
                .query((row, index) -> new Known(row.getString("request_hash"), row.getObject("made", UUID.class)))
                .single();
        if (!known.hash().equals(hash)) {
            throw new Rejected("idempotency.other-request", key);
        }
        return new Answer(known.made(), true);
    }

    /**
     * Removes some of the oldest keys that are no longer remembered; what others are removing, or use again, is theirs.
     *
     * @return how many; fewer than {@link #BATCH} where no more are left
     */
    int forget() {
        return jdbc.sql("""
                        with old as materialized (
                          select id from crm.idempotency
                           where tenant_id = (select crm.current_tenant()) and created_at < :old
                           order by created_at limit :most for update skip locked)
                        delete from crm.idempotency i using old where i.id = old.id
                        """)
                .param("old", clock.instant().atOffset(ZoneOffset.UTC).minus(REMEMBERED))
                .param("most", BATCH)
                .update();
    }

    private static String hash(String request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }
}
