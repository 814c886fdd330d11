package dev.baton.lead;

import dev.baton.identity.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds leads without loading them. */
@Component
class LeadLists {
    private static final int LARGEST_PAGE = 200;
    private static final String COLUMNS =
            "l.id, l.first_name, l.last_name, l.company_name, l.email, l.phone, l.country, "
                    + "l.channel, l.status, l.grade, l.band, l.fit + l.engagement as score, l.queue, l.first_touch_due_at, "
                    + "l.received_at, p.login, p.name as owner_name";

    private record Line(LeadRow row, String sortKey) {}

    private final JdbcClient jdbc;

    LeadLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LeadList page(LeadFilter filter, LeadSort sort, @Nullable String cursor, int size, String country) {
        return page(new LeadConditions(filter, country), sort, cursor, size);
    }

    /** Of the leads within that person's reach. */
    LeadList page(
            LeadFilter filter, LeadSort sort, @Nullable String cursor, int size, String country, SignedIn person) {
        var conditions = new LeadConditions(filter, country);
        conditions.and(LeadReach.condition(person));
        LeadReach.values(person).forEach(conditions::value);
        return page(conditions, sort, cursor, size);
    }

    private LeadList page(LeadConditions conditions, LeadSort sort, @Nullable String cursor, int size) {
        var order = LeadOrder.of(sort);
        if (cursor != null && !cursor.isBlank()) {
            var after = ListCursor.parse(cursor, sort);
            conditions.and(order.after());
            conditions.value("afterKey", after.key());
            conditions.value("afterId", after.id());
        }
        var shown = Math.max(1, Math.min(size, LARGEST_PAGE));
        conditions.value("rows", shown + 1);
        var lines = jdbc.sql("select " + COLUMNS + ", cast(" + order.expression() + " as text) as sort_key "
                        + "from crm.lead l left join crm.person p on p.id = l.owner_id" + conditions.where()
                        + " order by " + order.by() + " limit :rows")
                .params(conditions.values())
                .query((row, number) -> new Line(row(row), row.getString("sort_key")))
                .list();
        var rows = lines.stream().limit(shown).map(Line::row).toList();
        if (lines.size() <= shown) {
            return new LeadList(rows, null);
        }
        var last = lines.get(shown - 1);
        return new LeadList(
                rows, new ListCursor(sort, last.sortKey(), last.row().id().value()).toString());
    }

    int countUpTo(LeadFilter filter, int most, String country) {
        var conditions = new LeadConditions(filter, country);
        conditions.value("most", most);
        return jdbc.sql("select count(*) from (select 1 from crm.lead l" + conditions.where() + " limit :most) counted")
                .params(conditions.values())
                .query(Integer.class)
                .single();
    }

    long fromIpSince(String ip, Instant since) {
        return jdbc.sql("select count(*) from crm.lead where ip = ? and received_at >= ?")
                .params(ip, since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<LeadId> byExternalId(String externalId) {
        return jdbc.sql("select id from crm.lead where external_id = ?")
                .param(externalId)
                .query((row, number) -> new LeadId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Newest first; erased and merged ones are no longer anybody's. */
    List<LeadId> byEmail(String emailKey) {
        return jdbc.sql(
                        "select id from crm.lead where email_key = ? and status not in ('merged', 'erased', 'rejected') "
                                + "order by received_at desc, id desc limit 50")
                .param(emailKey)
                .query((row, number) -> new LeadId(row.getObject("id", UUID.class)))
                .list();
    }

    private static LeadRow row(ResultSet row) throws SQLException {
        var due = row.getObject("first_touch_due_at", OffsetDateTime.class);
        var grade = row.getString("grade");
        var band = row.getString("band");
        return new LeadRow(
                new LeadId(row.getObject("id", UUID.class)),
                LeadNames.title(
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("company_name"),
                        row.getString("email"),
                        row.getString("phone")),
                row.getString("company_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("country"),
                LeadChannel.parse(row.getString("channel")),
                LeadStatus.parse(row.getString("status")),
                grade == null ? null : Grade.parse(grade),
                band == null ? null : Band.parse(band),
                row.getObject("score", Integer.class),
                row.getString("queue"),
                row.getString("login"),
                row.getString("owner_name"),
                due == null ? null : due.toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
