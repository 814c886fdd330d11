package dev.baton.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chain of hashes that holds a tenant's audit trail together. Entries are written without a place, so that no
 * transaction waits for another; a moment after their commit they get one, in the order of their transactions.
 */
@Service
@Transactional
public class AuditChain {
    private static final int KEPT_FINDINGS = 20;

    private final ChainRows rows;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AuditChain(DataSource dataSource, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.rows = new ChainRows(dataSource);
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Gives a place to each entry of a transaction that ended before the oldest one still at work; leaves it to another
     * node that does so already.
     *
     * @return how many
     */
    @CanIgnoreReturnValue
    public long seal() {
        return rows.seal(false);
    }

    /**
     * Verifies the chain, against what earlier verifications saw and the places known from elsewhere, and keeps what came
     * of it.
     */
    public Verification verify(Collection<Anchor> known) {
        rows.seal(true);
        var end = rows.end();
        var anchors = new ArrayList<>(known);
        anchors.addAll(rows.verified());
        end.map(ChainRows.End::anchor).ifPresent(anchors::add);
        var verifier =
                new ChainVerifier(anchors, end.map(ChainRows.End::horizon).orElse(null));
        rows.each(verifier::accept);
        var verification = verifier.finish();
        keep(verification);
        return verification;
    }

    /**
     * Hands out the chain as lines of JSON: first one that says whose it is, then a {@link ChainLink} each, then one with
     * their number.
     */
    @CanIgnoreReturnValue
    public Anchor export(String tenant, Consumer<String> lines) {
        rows.seal(true);
        return ChainExport.write(rows, tenant, clock.instant(), json, lines);
    }

    @Transactional(readOnly = true)
    public ChainState state() {
        return jdbc.sql("""
                        select c.seq, encode(c.hash, 'hex') as hash, c.sealed_at, k.at, k.seq as verified, k.found
                          from (select 1) one
                          left join crm.audit_chain c on c.seq > 0
                          left join lateral (select at, seq, found from crm.audit_check order by id desc limit 1) k on true
                        """)
                .query((row, n) -> {
                    var sealed = row.getObject("sealed_at", OffsetDateTime.class);
                    var verified = row.getObject("at", OffsetDateTime.class);
                    return new ChainState(
                            row.getLong("seq"),
                            row.getString("hash"),
                            sealed == null ? null : sealed.toInstant(),
                            verified == null ? null : verified.toInstant(),
                            row.getLong("verified"),
                            row.getInt("found"));
                })
                .single();
    }

    private void keep(Verification verification) {
        var end = verification.end();
        jdbc.sql("""
                        insert into crm.audit_check (id, at, seq, hash, entries, findings, found)
                        values (:id, :at, :seq, :hash, :entries, cast(:findings as jsonb), :found)
                        """)
                .param("id", UuidV7.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("seq", end == null || !verification.holds() ? 0 : end.seq())
                .param("hash", end == null ? "" : end.hash())
                .param("entries", verification.entries())
                .param("findings", findings(verification))
                .param("found", verification.found())
                .update();
    }

    private String findings(Verification verification) {
        try {
            return json.writeValueAsString(verification.findings().stream()
                    .limit(KEPT_FINDINGS)
                    .map(finding -> Map.of("kind", finding.kind(), "says", finding.toString()))
                    .toList());
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("Findings could not be written", cause);
        }
    }
}
