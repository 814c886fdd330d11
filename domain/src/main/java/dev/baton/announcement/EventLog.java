package dev.baton.announcement;

import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxRows;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenants;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All events of a tenant, whatever became of them: sent, on their way, given up, or kept for want of somebody to send. */
@Service
@Transactional(readOnly = true)
public class EventLog {
    /**
     * Numbers are taken before transactions end. Whoever goes on after the greatest number they saw would miss a smaller one
     * that is committed later; so nothing is shown that a transaction under way may still precede. Under way is what this
     * very statement does not see yet: what commits while it runs changes nothing. A transaction that this database has not
     * come to is one of the database it was restored from.
     */
    private static final String SETTLED = """
         and (xact is null or xact < pg_snapshot_xmin(pg_current_snapshot())
              or xact >= pg_snapshot_xmax(pg_current_snapshot()))
        """;

    private final JdbcClient jdbc;
    private final OutboxRows rows;
    private final Tenants tenants;

    EventLog(JdbcClient jdbc, OutboxRows rows, Tenants tenants) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tenants = tenants;
    }

    /** Events, oldest first. Whoever goes on from each {@link EventPage#next()} misses none and reads none twice. */
    public EventPage page(EventSearch search, int size) {
        var sql = new StringBuilder("select * from crm.outbox where channel = 'event'");
        var values = new ArrayList<Object>();
        var after = search.after();
        if (after != null) {
            sql.append(" and number > ?");
            values.add(after);
        }
        var type = search.type();
        if (type != null) {
            sql.append(" and recipient = ?");
            values.add(type.key());
        }
        var record = search.record();
        if (record != null) {
            sql.append(" and record_id = ? and record_type = ?");
            values.add(record.id());
            values.add(record.type().key());
        }
        values.add(size);
        var found = jdbc.sql(sql + SETTLED + " order by number limit ?")
                .params(values)
                .query((row, n) -> rows.read(row))
                .list();
        return new EventPage(
                found.stream().map(this::read).toList(),
                found.isEmpty() ? after : found.get(found.size() - 1).number());
    }

    /** @throws NotFound if there is no event of that id */
    public CloudEvent get(UUID id) {
        return jdbc.sql("select * from crm.outbox where id = ? and channel = 'event'")
                .param(id)
                .query((row, n) -> read(rows.read(row)))
                .optional()
                .orElseThrow(() -> new NotFound("event", id));
    }

    /** What a row of the outbox says to the world. */
    public CloudEvent read(OutboxEntry entry) {
        var type = EventType.parse(entry.recipient());
        var tenant = tenants.byId(entry.tenant())
                .orElseThrow(() -> new IllegalStateException("There is no tenant " + entry.tenant()));
        return new CloudEvent(
                "1.0",
                entry.id().toString(),
                "/tenants/" + tenant.key(),
                type.worldly(),
                entry.record().type().key() + "/" + entry.record().id(),
                String.valueOf(entry.payload().get("time")),
                "application/json",
                type.schema(),
                // A letter first: nobody takes it for a telephone number, not even those who mask them.
                "e%018d".formatted(Objects.requireNonNull(entry.number())),
                data(entry.payload()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> payload) {
        return (Map<String, Object>) Objects.requireNonNull(payload.get("data"));
    }
}
