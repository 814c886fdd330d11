package dev.baton.audit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and extends the chain of the tenant of this transaction. */
final class ChainRows {
    private static final int AT_ONCE = 2000;

    private static final String ENTRY = """
            a.id, a.tenant_id, a.txid::text, crm.audit_micros(a.at)::bigint as at, a.actor, a.process_instance_id,
            a.client, a.table_name, a.record_id, a.about, a.action, a.before::text, a.after::text, a.address,
            encode(a.salt, 'hex') as salt, encode(a.digest, 'hex') as digest
            """;
    private static final String SEALED = """
            select s.seq, s.audit_id, encode(s.previous, 'hex') as previous, encode(s.hash, 'hex') as hash,
                   crm.audit_micros(s.sealed_at)::bigint as sealed_at, %s
              from crm.audit_seal s left join crm.audit a on a.id = s.audit_id and a.tenant_id = s.tenant_id
             where s.tenant_id = crm.current_tenant() order by s.seq
            """.formatted(ENTRY);
    private static final String UNSEALED = """
            select null as seq, %s from crm.audit a
             where a.tenant_id = crm.current_tenant()
               and not exists (select from crm.audit_seal s where s.audit_id = a.id) order by a.id
            """.formatted(ENTRY);

    private final JdbcTemplate jdbc;

    /** Where a chain ends. */
    record End(Anchor anchor, String horizon) {}

    ChainRows(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        // Row by row, so that a long chain needs no memory.
        jdbc.setFetchSize(1000);
    }

    /**
     * Gives committed entries their places.
     *
     * @param patient waits for whoever does it already; otherwise leaves it to them
     * @return how many
     */
    @CanIgnoreReturnValue
    long seal(boolean patient) {
        var sealed = 0L;
        while (true) {
            var now = jdbc
                    .query("select sealed from crm.audit_seal_next(?, ?)", (row, n) -> row.getLong(1), AT_ONCE, patient)
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
            sealed += now;
            if (now < AT_ONCE) {
                return sealed;
            }
        }
    }

    Optional<End> end() {
        return jdbc
                .query(
                        "select seq, encode(hash, 'hex') as hash, horizon::text from crm.audit_chain where seq > 0",
                        (row, n) -> new End(
                                new Anchor(row.getLong("seq"), row.getString("hash")), row.getString("horizon")))
                .stream()
                .findFirst();
    }

    /** The places that verifications saw. */
    List<Anchor> verified() {
        return jdbc.query(
                "select distinct seq, hash from crm.audit_check where seq > 0",
                (row, n) -> new Anchor(row.getLong("seq"), row.getString("hash")));
    }

    /** All links, as {@link ChainVerifier} awaits them. */
    void each(Consumer<ChainLink> reader) {
        jdbc.query(SEALED, row -> {
            reader.accept(new ChainLink(
                    new ChainLink.Seal(
                            row.getLong("seq"),
                            row.getLong("audit_id"),
                            row.getString("previous"),
                            row.getString("hash"),
                            row.getLong("sealed_at")),
                    entry(row)));
        });
        jdbc.query(UNSEALED, row -> {
            reader.accept(new ChainLink(null, entry(row)));
        });
    }

    private static ChainLink.@Nullable Entry entry(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        if (row.wasNull()) {
            return null;
        }
        return new ChainLink.Entry(
                id,
                row.getObject("tenant_id", UUID.class),
                row.getString("txid"),
                row.getLong("at"),
                row.getString("actor"),
                row.getString("process_instance_id"),
                row.getString("client"),
                row.getString("table_name"),
                row.getObject("record_id", UUID.class),
                row.getObject("about", UUID.class),
                row.getString("action"),
                row.getString("before"),
                row.getString("after"),
                row.getString("address"),
                row.getString("salt"),
                row.getString("digest"));
    }
}
