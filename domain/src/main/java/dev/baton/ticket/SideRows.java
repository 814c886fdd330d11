package dev.baton.ticket;

import dev.baton.shared.EmailAddress;
import dev.baton.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations with vendors, as rows. Whoever changes one holds its ticket. */
@Component
class SideRows {
    private static final String ALL = "select * from crm.side_conversation where ";

    private final JdbcClient jdbc;

    SideRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SideConversationId id, TicketId ticket, EmailAddress vendor, String subject, Instant now) {
        var added = jdbc.sql("""
                        insert into crm.side_conversation (id, ticket_id, vendor_email, vendor_email_key, subject, state,
                                                           opened_at, waiting_since)
                        values (:id, :ticket, :vendor, :key, :subject, 'waiting', :now, :now)
                        """)
                .param("id", id.value())
                .param("ticket", ticket.value())
                .param("vendor", vendor.written())
                .param("key", vendor.key())
                .param("subject", subject)
                .param("now", utc(now))
                .update();
        if (added != 1) {
            throw new IllegalStateException("The side conversation " + id + " was not kept");
        }
    }

    SideConversation get(SideConversationId id) {
        return find(id).orElseThrow(() -> new NotFound("side conversation", id));
    }

    Optional<SideConversation> find(SideConversationId id) {
        return jdbc.sql(ALL + "id = ?").param(id.value()).query(SideRows::read).optional();
    }

    /** Those of a ticket, oldest first. */
    List<SideConversation> of(TicketId ticket) {
        return jdbc.sql(ALL + "ticket_id = ? order by id")
                .param(ticket.value())
                .query(SideRows::read)
                .list();
    }

    /** The one of a ticket's that this address belongs to, the newest first. */
    Optional<SideConversationId> withVendor(TicketId ticket, String address) {
        return jdbc.sql("select id from crm.side_conversation where ticket_id = ? and vendor_email_key = ? "
                        + "order by id desc limit 1")
                .params(ticket.value(), address)
                .query(UUID.class)
                .optional()
                .map(SideConversationId::new);
    }

    /** The vendors somebody asked about a ticket, as addresses are compared. */
    Set<String> vendors(TicketId ticket) {
        return Set.copyOf(jdbc.sql("select distinct vendor_email_key from crm.side_conversation "
                        + "where ticket_id = ? and vendor_email_key is not null")
                .param(ticket.value())
                .query(String.class)
                .list());
    }

    /** We wrote: it is for them to answer. */
    void wrote(SideConversationId id, Instant now) {
        change(id, "state = 'waiting', reminders = 0, return_reason = null, waiting_since = ?", utc(now));
    }

    void answered(SideConversationId id, Instant now) {
        change(id, "answered_at = ?, state = case state when 'closed' then state else 'answered' end", utc(now));
    }

    void returned(SideConversationId id, @Nullable String reason) {
        change(
                id,
                "return_reason = ?, state = case state when 'closed' then state else 'returned' end",
                reason == null ? "" : reason);
    }

    void reminded(SideConversationId id, int reminder) {
        change(id, "reminders = ?", reminder);
    }

    void close(SideConversationId id, String endedBy, Instant now) {
        change(id, "state = 'closed', ended_by = '" + endedBy + "', closed_at = ?", utc(now));
    }

    /** They stand with the ticket that took this one in. */
    void move(TicketId from, TicketId to) {
        jdbc.sql("update crm.side_conversation set ticket_id = ? where ticket_id = ?")
                .params(to.value(), from.value())
                .update();
    }

    void forget(SideConversationId id) {
        jdbc.sql("update crm.side_conversation set vendor_email = null, vendor_email_key = null, subject = '', "
                        + "return_reason = null where id = ?")
                .param(id.value())
                .update();
    }

    private void change(SideConversationId id, String set, Object value) {
        var changed = jdbc.sql("update crm.side_conversation set " + set + " where id = ?")
                .params(value, id.value())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("The side conversation " + id + " is gone");
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static SideConversation read(ResultSet row, int number) throws SQLException {
        return new SideConversation(
                new SideConversationId(row.getObject("id", UUID.class)),
                new TicketId(row.getObject("ticket_id", UUID.class)),
                row.getString("vendor_email"),
                row.getString("subject"),
                SideState.parse(row.getString("state")),
                row.getString("ended_by"),
                row.getInt("reminders"),
                row.getString("return_reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("waiting_since", OffsetDateTime.class).toInstant(),
                instant(row, "answered_at"),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
